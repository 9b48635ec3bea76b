import { ApiError, api } from "#components/api-client";
import { hashFile } from "#components/uploads/hash-file";
import { SignatureExpired, sendPart } from "#components/uploads/send-part";
import type { Phase } from "#components/uploads/upload-item";
import { UploadProblem, withRetries } from "#components/uploads/upload-problem";
import type { ClaimAnswer, CompleteAnswer, PendingClaim, SignedPart } from "#lib/uploads/dto";

/** What is known of a file on its way; kept between tries, so that a retry starts where the last one ended. */
export type UploadState = {
  roomId: string;
  file: File;
  folder: () => Promise<string>;
  onConflict: "fail" | "rename";
  sha256: string | null;
  claim: PendingClaim | null;
  sent: boolean;
};

export type Report = (phase: Phase, progress?: number) => void;

async function claimed(state: UploadState, sha256: string, signal: AbortSignal): Promise<ClaimAnswer> {
  const folderId = await state.folder();
  return withRetries(signal, () =>
    api<ClaimAnswer>(`/api/v1/rooms/${state.roomId}/uploads`, {
      method: "POST",
      signal,
      body: {
        name: state.file.name,
        size: state.file.size,
        sha256,
        ...(state.file.type && { mediaType: state.file.type }),
        folderId,
        onConflict: state.onConflict,
      },
    }),
  );
}

async function send(state: UploadState, claim: PendingClaim, signal: AbortSignal, report: Report) {
  const etags: { partNumber: number; etag: string }[] = [];
  let before = 0;
  for (const part of claim.parts) {
    const from = (part.partNumber - 1) * claim.partSize;
    // without a type of its own, or the browser would send another one than was signed
    const body = state.file.slice(from, from + part.size, "");
    let signed: SignedPart = part;
    const etag = await withRetries(signal, async () => {
      const onProgress = (bytes: number) => report("sending", before + bytes);
      try {
        return await sendPart(signed, body, { signal, onProgress });
      } catch (error) {
        if (!(error instanceof SignatureExpired)) throw error;
        const fresh = await api<{ parts: SignedPart[] }>(
          `/api/v1/rooms/${state.roomId}/uploads/${claim.uploadId}/parts`,
          { method: "POST", body: { partNumbers: [part.partNumber] }, signal },
        );
        signed = fresh.parts[0] ?? signed;
        throw new UploadProblem("The storage refused the upload.", true);
      }
    });
    before += part.size;
    if (etag) etags.push({ partNumber: part.partNumber, etag });
  }
  return etags;
}

/**
 * Takes one file all the way: hash, claim, send, complete. Answers whether bytes had to be sent.
 * @throws ApiError, UploadProblem, or an AbortError when cancelled
 */
export async function uploadOne(
  state: UploadState,
  signal: AbortSignal,
  report: Report,
): Promise<"done" | "duplicate"> {
  if (!state.sha256) {
    report("hashing", 0);
    state.sha256 = await hashFile(state.file, signal, (bytes) => report("hashing", bytes));
  }
  if (!state.claim) {
    report("claiming");
    const answer = await claimed(state, state.sha256, signal);
    if (answer.status === "complete") return "duplicate";
    state.claim = answer;
    state.sent = false;
  }
  const { claim } = state;
  const address = `/api/v1/rooms/${state.roomId}/uploads/${claim.uploadId}/complete`;
  try {
    let parts: { partNumber: number; etag: string }[] = [];
    if (!state.sent) {
      report("sending", 0);
      parts = await send(state, claim, signal, report);
      state.sent = true;
    }
    report("completing");
    const body = { onConflict: state.onConflict, ...(claim.parts.length > 1 && { parts }) };
    await withRetries(signal, () => api<CompleteAnswer>(address, { method: "POST", body, signal }));
    return "done";
  } catch (error) {
    // what the server has given up (expired, mismatched, lost) is claimed anew by the next try
    if (
      error instanceof ApiError &&
      error.status >= 400 &&
      error.status < 500 &&
      error.code !== "name_taken"
    ) {
      state.claim = null;
    }
    throw error;
  }
}
