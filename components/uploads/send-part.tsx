import { UploadProblem } from "#components/uploads/upload-problem";
import type { SignedPart } from "#lib/uploads/dto";

/** Set by the browser; naming them in a script is an error. */
const browserHeaders = new Set(["content-length", "host"]);

/** The signed address ran out before the bytes got there. */
export class SignatureExpired extends Error {}

type SendOptions = { signal: AbortSignal; onProgress: (sent: number) => void };

/** Sends the bytes of one part to the storage. XMLHttpRequest, since fetch does not tell how far it is. */
export function sendPart(
  part: SignedPart,
  body: Blob,
  { signal, onProgress }: SendOptions,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open(part.method, part.url);
    for (const [name, value] of Object.entries(part.headers)) {
      if (!browserHeaders.has(name.toLowerCase())) request.setRequestHeader(name, value);
    }
    const abort = () => request.abort();
    signal.addEventListener("abort", abort, { once: true });
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("loadend", () => {
      signal.removeEventListener("abort", abort);
      const { status } = request;
      if (signal.aborted) return reject(new DOMException("Cancelled", "AbortError"));
      // 412: these bytes are there already, from a try whose answer was lost
      if ((status >= 200 && status < 300) || status === 412)
        return resolve(request.getResponseHeader("etag"));
      if (status === 403) return reject(new SignatureExpired());
      if (status === 413) return reject(new UploadProblem("It is larger than the storage accepts.", false));
      if (status === 0) return reject(new UploadProblem("The connection to the storage broke.", true));
      if (status === 400 || status === 422) {
        return reject(
          new UploadProblem("The storage refused the bytes: they are not what was declared.", false),
        );
      }
      reject(new UploadProblem(`The storage answered ${status}.`, status === 429 || status >= 500));
    });
    request.send(body);
  });
}
