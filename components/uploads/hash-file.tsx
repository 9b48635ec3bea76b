import type { HashAnswer } from "#components/uploads/hash-worker";
import { UploadProblem } from "#components/uploads/upload-problem";

type Work = {
  id: number;
  resolve: (sha256: string) => void;
  reject: (error: Error) => void;
  onProgress: (bytes: number) => void;
};
type Lane = { worker: Worker; busy: Map<number, Work> };

const mostWorkers = Math.max(1, Math.min(2, Math.floor(navigator.hardwareConcurrency / 2)));
const lanes: Lane[] = [];
let lastId = 0;

function settle(lane: Lane, message: HashAnswer): void {
  const work = lane.busy.get(message.id);
  if (!work) return;
  if ("hashed" in message) return work.onProgress(message.hashed);
  lane.busy.delete(message.id);
  if ("sha256" in message) work.resolve(message.sha256);
  else
    work.reject(
      new UploadProblem("The file can't be read any more. It may have been changed or moved.", true),
    );
}

function openLane(): Lane {
  const worker = new Worker(new URL("./hash-worker.tsx", import.meta.url), { type: "module" });
  const lane: Lane = { worker, busy: new Map() };
  worker.addEventListener("message", (event: MessageEvent<HashAnswer>) => settle(lane, event.data));
  worker.addEventListener("error", () => {
    for (const work of lane.busy.values())
      work.reject(new UploadProblem("The file could not be hashed.", true));
    lane.busy.clear();
    lanes.splice(lanes.indexOf(lane), 1);
  });
  lanes.push(lane);
  return lane;
}

function pickLane(): Lane {
  const idle = lanes.find(({ busy }) => busy.size === 0);
  if (idle) return idle;
  if (lanes.length < mostWorkers) return openLane();
  const [first, ...others] = lanes;
  if (!first) return openLane();
  return others.reduce((least, lane) => (lane.busy.size < least.busy.size ? lane : least), first);
}

/** The SHA-256 of a file in hexadecimal, computed off the main thread. A cancelled one is finished unheard. */
export function hashFile(
  file: Blob,
  signal: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const id = ++lastId;
    const lane = pickLane();
    lane.busy.set(id, { id, resolve, reject, onProgress });
    signal.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")), {
      once: true,
    });
    lane.worker.postMessage({ id, file });
  });
}
