import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { transaction } from "#lib/db/transaction";
import { toMeDto, type MeDto } from "#lib/users/dto";

/** Changes the actor's own name. */
export async function updateMe(actor: Actor, { name }: { name: string }): Promise<MeDto> {
  if (name !== actor.name) {
    await transaction(async (tx) => {
      await tx.user.update({ where: { id: actor.userId }, data: { name } });
      await record(tx, actor, {
        action: "user.updated",
        target: { type: "user", id: actor.userId, name },
        before: { name: actor.name },
        after: { name },
      });
    });
  }
  return toMeDto({ ...actor, name });
}
