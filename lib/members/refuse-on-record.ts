import type { RoomAccess } from "#lib/access/require-room";
import { recordRefusal } from "#lib/audit/record";
import { AppError } from "#lib/errors";

/** Runs what may be refused after the first check too (rank, last owner), and puts the refusal on the record. */
export async function refuseOnRecord<T>(access: RoomAccess, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) {
      await recordRefusal(access, { code: error.code, permission: access.permission });
    }
    throw error;
  }
}
