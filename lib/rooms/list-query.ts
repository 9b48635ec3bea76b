import { z } from "zod";
import { pageQuery } from "#lib/http/paging";

/** Which of one's rooms: those in use, or those that were deleted and can still be restored. */
export const listRoomsQuery = pageQuery.extend({ state: z.enum(["current", "deleted"]).default("current") });
export type ListRoomsQuery = z.output<typeof listRoomsQuery>;
