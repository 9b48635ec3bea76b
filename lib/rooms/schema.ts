import { z } from "zod";

/** One line of text, as people type it: trimmed, without control characters. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "Give it a name.")
    .max(longest, `At most ${longest} characters.`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, "It contains a character that can't be shown.");

const description = z
  .string()
  .trim()
  .max(2000, "At most 2,000 characters.")
  .regex(/^[^\0\p{Cs}]*$/u, "It contains a character that can't be shown.");

/** The path of everything in a room. */
export const roomParams = z.object({ roomId: z.uuid() });

export const createRoomInput = z.strictObject({ name: line(120), description: description.default("") });
export type CreateRoomInput = z.input<typeof createRoomInput>;

export const updateRoomInput = z.strictObject({
  name: line(120).optional(),
  description: description.optional(),
});
export type UpdateRoomInput = z.output<typeof updateRoomInput>;

/** Deleting wants the room's name typed, so that nobody deletes the wrong one. */
export const deleteRoomInput = z.strictObject({ name: z.string().max(500) });
export type DeleteRoomInput = z.output<typeof deleteRoomInput>;

/** How long a deleted room can be restored. */
export const restoreDays = 30;
