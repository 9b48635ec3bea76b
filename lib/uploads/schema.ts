import { z } from "zod";
import { onConflict } from "#lib/files/schema";

/** The largest file that one PUT may carry. */
export const maxFileBytes = 5 * 1024 ** 3;
/** The most items of one batch. */
export const maxBatch = 1000;

export const defaultMediaType = "application/octet-stream";

/** Parameters such as charset are dropped; what is no media type becomes plain bytes. */
const mediaType = z
  .string()
  .max(400)
  .transform((value) => value.split(";")[0]?.trim().toLowerCase() ?? "")
  .transform((value) =>
    /^[a-z0-9][\w.+-]{0,126}\/[a-z0-9][\w.+-]{0,126}$/.test(value) ? value : defaultMediaType,
  );

/** The name and the size are checked by claim-uploads, so that one bad item of a batch does not refuse the others. */
export const claimBody = z.strictObject({
  name: z.string().max(4000),
  size: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, "is not a SHA-256 in hexadecimal")
    .transform((value) => value.toLowerCase()),
  mediaType: mediaType.default(defaultMediaType),
  folderId: z.uuid().optional(),
  onConflict,
});
export type Claim = z.output<typeof claimBody>;

export const claimBatchBody = z.object({ items: z.array(claimBody).min(1).max(maxBatch) });

const partNumber = z.number().int().min(1).max(10_000);
const parts = z.array(z.strictObject({ partNumber, etag: z.string().max(200) })).max(10_000);

export const completeBody = z.object({ parts: parts.optional(), onConflict });
export type CompleteInput = z.output<typeof completeBody>;

export const completeBatchBody = z.object({
  items: z
    .array(z.strictObject({ uploadId: z.uuid(), parts: parts.optional(), onConflict }))
    .min(1)
    .max(maxBatch),
});
export type CompleteBatchItem = z.output<typeof completeBatchBody>["items"][number];

export const signPartsBody = z.object({ partNumbers: z.array(partNumber).min(1).max(1000) });

export const uploadParams = z.object({ roomId: z.uuid(), uploadId: z.uuid() });
