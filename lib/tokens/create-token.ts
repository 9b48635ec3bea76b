import type { Actor } from "#lib/access/actor";
import { record } from "#lib/audit/record";
import { requireBrowser } from "#lib/auth/require-browser";
import { hashSecret, newSecret } from "#lib/auth/secret-hash";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { toTokenDto, type CreatedTokenDto } from "#lib/tokens/dto";
import type { CreateToken } from "#lib/tokens/schema";

/** Makes an API token of the actor. Its secret is in the answer and nowhere else: only its hash is kept. */
export async function createToken(actor: Actor, input: CreateToken): Promise<CreatedTokenDto> {
  await requireBrowser(actor);
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt.getTime() <= Date.now()) {
    const message = "Choose a time that is still to come";
    throw new AppError("invalid_input", message, { errors: [{ path: "expiresAt", message }] });
  }
  const secret = `sr_${newSecret()}`;
  return transaction(async (tx) => {
    const token = await tx.apiToken.create({
      data: {
        id: newId(),
        userId: actor.userId,
        name: input.name,
        scope: input.scope,
        tokenHash: new Uint8Array(hashSecret(secret)),
        createdAt: new Date(),
        expiresAt,
      },
    });
    await record(tx, actor, {
      action: "token.created",
      target: { type: "token", id: token.id, name: token.name },
      after: { name: token.name, scope: token.scope, expiresAt: expiresAt?.toISOString() ?? null },
    });
    return { ...toTokenDto(token), token: secret };
  });
}
