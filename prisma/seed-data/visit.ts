import type { Actor } from "#lib/access/actor";
import { anonymousSubject, record } from "#lib/audit/record";
import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/transaction";
import { AppError } from "#lib/errors";
import { changeInRoom } from "#lib/files/change-in-room";
import { downloadFile } from "#lib/files/download-file";
import { signOut } from "#lib/sessions/end-session";
import { startSession } from "#lib/sessions/start-session";
import type { Chance } from "#prisma/seed-data/chance";
import { demoClock } from "#prisma/seed-data/demo-clock";
import { minute, type Cast, type Stage, type Step } from "#prisma/seed-data/play-room";
import type { PersonKey } from "#prisma/seed-data/story";

/** A visit of a person to a room: signs in, looks at files, takes some along, signs out. */
export function visit(key: PersonKey, cast: Cast, stage: Stage, at: number, chance: Chance): Step {
  return {
    at,
    async play() {
      if (stage.files.length === 0) return;
      const actor = { ...cast[key], context: { ...cast[key].context, requestId: newId() } };
      const { userId, email, name, passwordHash, context } = actor;
      if (chance.below(12) === 0) await mistype(actor);
      const person = { id: userId, email, name, passwordHash };
      const sessionId = await transaction((tx) => startSession(tx, person, context, "password"));
      const reads = 1 + chance.below(6);
      for (let n = 1; n <= reads; n++) {
        demoClock.set(at + n * 2 * minute);
        await read({ ...actor, sessionId, context: { ...context, requestId: newId() } }, stage, chance);
      }
      demoClock.set(at + (reads + 2) * 2 * minute);
      await signOut(sessionId, context);
    },
  };
}

async function mistype({ userId, email, name, context }: Actor): Promise<void> {
  await transaction((tx) =>
    record(
      tx,
      anonymousSubject(context),
      {
        action: "session.sign_in_failed",
        target: { type: "user", id: userId, name },
        detail: { email, reason: "wrong_password" },
      },
      "refused",
    ),
  );
}

async function read(actor: Actor, { roomId, files }: Stage, chance: Chance): Promise<void> {
  const { linkId, name } = chance.pick(files);
  try {
    if (chance.below(5) < 2) await downloadFile(actor, { roomId, linkId });
    else await preview(actor, roomId, linkId, name);
  } catch (error) {
    // refused, and on the record as that: readers may not download
    if (!(error instanceof AppError)) throw error;
  }
}

async function preview(actor: Actor, roomId: string, linkId: string, name: string): Promise<void> {
  const target = { type: "file", id: linkId } as const;
  await changeInRoom(actor, { roomId, permission: "file.preview", target }, (tx, access) =>
    record(tx, access, { action: "file.previewed", target: { ...target, name } }),
  );
}
