import { ApiError, api } from "#components/api-client";
import { folderMaker } from "#components/uploads/ensure-folder";
import { tellUploaded } from "#components/uploads/upload-events";
import {
  endedPhases,
  runningPhases,
  type Phase,
  type PickedFile,
  type UploadItem,
  type UploadTarget,
} from "#components/uploads/upload-item";
import { uploadOne, type UploadState } from "#components/uploads/upload-one";
import { explain } from "#components/uploads/upload-problem";

const atOnce = 4;
/** how often watchers hear of progress */
const beat = 100;

type ConflictPolicy = { choice: "ask" | "rename" | "skip" };
type Job = { item: UploadItem; state: UploadState; policy: ConflictPolicy; abort: AbortController };
export type Uploads = { items: readonly UploadItem[]; bytesPerSecond: number };

const jobs = new Map<string, Job>();
const watchers = new Set<() => void>();
let current: Uploads = { items: [], bytesPerSecond: 0 };
let timer: ReturnType<typeof setTimeout> | undefined;
let lastId = 0;
let sentSince = 0;
let speedAt = 0;

function publish(): void {
  timer = undefined;
  const now = performance.now();
  const items = [...jobs.values()].map(({ item }) => item);
  const sending = items.some(({ phase }) => phase === "sending");
  const elapsed = (now - speedAt) / 1000;
  let { bytesPerSecond } = current;
  if (!sending) bytesPerSecond = 0;
  else if (elapsed > 0.4) {
    const measured = sentSince / elapsed;
    bytesPerSecond = bytesPerSecond === 0 ? measured : bytesPerSecond * 0.7 + measured * 0.3;
  }
  if (!sending || elapsed > 0.4) {
    sentSince = 0;
    speedAt = now;
  }
  current = { items, bytesPerSecond };
  for (const watcher of watchers) watcher();
}

function changed(): void {
  timer ??= setTimeout(publish, beat);
}

function set(job: Job, change: Partial<UploadItem>): void {
  const sentBefore = job.item.phase === "sending" ? job.item.progress : 0;
  job.item = { ...job.item, ...change };
  if (job.item.phase === "sending") sentSince += Math.max(0, job.item.progress - sentBefore);
  changed();
}

function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function pump(): void {
  const all = [...jobs.values()];
  const running = all.filter(({ item }) => runningPhases.has(item.phase)).length;
  const waiting = all.filter(({ item }) => item.phase === "waiting");
  for (const job of waiting.slice(0, Math.max(0, atOnce - running))) void run(job);
  if (running + waiting.length > 0) addEventListener("beforeunload", warnBeforeLeaving);
  else removeEventListener("beforeunload", warnBeforeLeaving);
}

async function run(job: Job): Promise<void> {
  const { state, abort } = job;
  set(job, { phase: "claiming", progress: 0, problem: null });
  try {
    const report = (phase: Phase, progress = 0) =>
      abort.signal.aborted ? undefined : set(job, { phase, progress });
    const phase = await uploadOne(state, abort.signal, report);
    set(job, { phase, progress: job.item.size });
    tellUploaded();
  } catch (error) {
    if (abort.signal.aborted) set(job, { phase: "cancelled" });
    else if (error instanceof ApiError && error.code === "name_taken") meetConflict(job);
    else set(job, { phase: "failed", problem: explain(error) });
  }
  pump();
}

function meetConflict(job: Job): void {
  if (job.policy.choice === "ask") return set(job, { phase: "conflict" });
  if (job.policy.choice === "skip") return skip(job);
  job.state.onConflict = "rename";
  set(job, { phase: "waiting" });
}

function skip(job: Job): void {
  giveUpClaim(job);
  set(job, { phase: "skipped", problem: "A file of that name is here already." });
}

function giveUpClaim({ state }: Job): void {
  if (!state.claim) return;
  const address = `/api/v1/rooms/${state.roomId}/uploads/${state.claim.uploadId}`;
  state.claim = null;
  // the server forgets it by itself in a while
  api(address, { method: "DELETE" }).catch(() => undefined);
}

/** Puts files at the end of the queue. */
export function addUploads(target: UploadTarget, files: PickedFile[]): void {
  const folderOf = folderMaker(target);
  const policy: ConflictPolicy = { choice: "ask" };
  const ended = [...jobs.values()].every(
    ({ item }) => endedPhases.has(item.phase) && item.phase !== "failed",
  );
  if (ended) jobs.clear();
  for (const { file, path } of files) {
    const id = `upload-${++lastId}`;
    const { name, size } = file;
    const folder = () => folderOf(path);
    jobs.set(id, {
      policy,
      abort: new AbortController(),
      item: { id, roomId: target.roomId, name, path, size, phase: "waiting", progress: 0, problem: null },
      state: {
        roomId: target.roomId,
        file,
        folder,
        onConflict: "fail",
        sha256: null,
        claim: null,
        sent: false,
      },
    });
  }
  pump();
  changed();
}

export function cancelUpload(id: string): void {
  const job = jobs.get(id);
  if (!job || endedPhases.has(job.item.phase)) return;
  job.abort.abort();
  giveUpClaim(job);
  set(job, { phase: "cancelled" });
  pump();
}

export function cancelAllUploads(): void {
  for (const id of jobs.keys()) cancelUpload(id);
}

export function retryUpload(id: string): void {
  const job = jobs.get(id);
  if (!job || (job.item.phase !== "failed" && job.item.phase !== "cancelled")) return;
  job.abort = new AbortController();
  set(job, { phase: "waiting", progress: 0, problem: null });
  pump();
}

/** Answers for all names that are taken, now and later in the same drops. */
export function resolveConflicts(choice: "rename" | "skip"): void {
  for (const job of jobs.values()) {
    if (job.item.phase !== "conflict") continue;
    job.policy.choice = choice;
    meetConflict(job);
  }
  pump();
}

/** Takes what has ended out of the list. */
export function clearEndedUploads(): void {
  for (const [id, { item }] of jobs) if (endedPhases.has(item.phase)) jobs.delete(id);
  changed();
}

export function watchUploads(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function currentUploads(): Uploads {
  return current;
}
