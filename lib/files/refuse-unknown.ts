import type { RoomAccess } from "#lib/access/require-room";
import type { EventOf } from "#lib/audit/events";
import { recordRefusal } from "#lib/audit/record";
import { AppError, notFound } from "#lib/errors";

export type Target = { type: NonNullable<EventOf<"access.refused">["target"]>["type"]; id: string };

/** Puts on the record that somebody asked for an id that is not in this room, and returns the error to throw. */
export async function refuseUnknown(access: RoomAccess, target: Target): Promise<AppError> {
  const error = notFound();
  await recordRefusal(access, {
    code: error.code,
    permission: access.permission,
    target: { ...target, name: null },
  });
  return error;
}

/** Codes that mean "you may not": on the record. A taken name or a wrong value is an ordinary answer. */
const refusals = new Set(["not_found", "forbidden", "room_archived", "gone", "conflict"]);

/** Whether an error means that something was refused, which the record must show. */
export function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && refusals.has(error.code);
}

/** Runs `work`, and puts on the record that it was refused when it was. */
export async function refusedOnRecord<T>(
  access: RoomAccess,
  target: Target,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) {
      const { permission } = access;
      await recordRefusal(access, { code: error.code, permission, target: { ...target, name: null } });
    }
    throw error;
  }
}
