import { z } from "zod";
import { auditActions, auditOutcomes } from "#lib/audit/events";
import { pageQuery } from "#lib/http/paging";

function list(value: unknown): unknown[] {
  const parts: unknown[] = Array.isArray(value) ? value : [value];
  return parts.flatMap((part) => (typeof part === "string" ? part.split(",") : [part]));
}

/** A moment (`2026-11-03T08:00:00Z`) or a day (`2026-11-03`), which stands for its start in UTC. */
const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((value) => new Date(value).toISOString());

const filters = {
  actorId: z.uuid().optional().meta({ description: "Only what this person did" }),
  action: z
    .preprocess(list, z.array(z.enum(auditActions)).min(1).max(20))
    .optional()
    .meta({ description: "Only these actions: repeated, or separated by commas" }),
  outcome: z.enum(auditOutcomes).optional(),
  from: moment.optional().meta({ description: "From this moment or day on" }),
  to: moment.optional().meta({ description: "Before this moment or day" }),
  q: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .optional()
    .meta({ description: "Free text in the names of people, things and rooms" }),
  after: z
    .string()
    .max(1000)
    .optional()
    .meta({
      description:
        "What came since: the newestCursor of an earlier answer. Rows of its last seconds are repeated, since " +
        "transactions do not commit in the order of their time; tell them apart by id.",
    }),
};

/** The query of a room's record. */
export const roomAuditQuery = pageQuery.extend(filters);
export type RoomAuditQuery = z.output<typeof roomAuditQuery>;

/** The query of the instance's record. */
export const auditQuery = pageQuery.extend({ roomId: z.uuid().optional(), ...filters });
export type AuditQuery = z.output<typeof auditQuery>;

/** One event as the API gives it. */
export const auditItem = z
  .object({
    id: z.uuid(),
    createdAt: z.iso.datetime(),
    // not an enum: an old log may hold actions that this version no longer makes
    action: z.string(),
    outcome: z.enum(auditOutcomes),
    actor: z.object({
      kind: z.enum(["user", "token", "system", "anonymous"]),
      userId: z.uuid().nullable(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      sessionId: z.uuid().nullable(),
      tokenId: z.uuid().nullable(),
    }),
    room: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
    target: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
    before: z.unknown(),
    after: z.unknown(),
    detail: z.unknown(),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
    requestId: z.string().nullable(),
  })
  .meta({ id: "AuditEvent" });
export type AuditItem = z.output<typeof auditItem>;

/** One page of the record, newest first. */
export const auditPage = z
  .object({
    items: z.array(auditItem),
    nextCursor: z.string().nullable(),
    newestCursor: z
      .string()
      .nullable()
      .meta({ description: "Hand it back as `after` to hear what came since" }),
  })
  .meta({ id: "AuditPage" });
export type AuditPage = z.output<typeof auditPage>;

/** One event, by its id. */
export const auditEventParams = z.object({ eventId: z.uuid() });
export const roomParams = z.object({ roomId: z.uuid() });
export const roomAuditEventParams = roomParams.extend(auditEventParams.shape);

/** People or rooms to filter by: those whose name holds `q`, or the one with this id. */
export const namesQuery = z.object({
  q: z.string().trim().min(1).max(200).optional(),
  id: z.uuid().optional(),
});
export type NamesQuery = z.output<typeof namesQuery>;

export const auditName = z
  .object({ id: z.uuid(), name: z.string(), note: z.string().nullable() })
  .meta({ id: "AuditName" });
export type AuditName = z.output<typeof auditName>;
export const auditNames = z.object({ items: z.array(auditName) });
