/** Where a file is on its way. The last five are ends; `conflict` waits for an answer. */
export type Phase =
  | "waiting"
  | "hashing"
  | "claiming"
  | "sending"
  | "completing"
  | "conflict"
  | "done"
  | "duplicate"
  | "skipped"
  | "failed"
  | "cancelled";

export type UploadItem = {
  id: string;
  roomId: string;
  name: string;
  /** folders below the one that it was dropped on */
  path: readonly string[];
  size: number;
  phase: Phase;
  /** bytes hashed or sent, whichever is going on */
  progress: number;
  problem: string | null;
};

/** A file to add, and the folders that it came in. */
export type PickedFile = { file: File; path: readonly string[] };
export type UploadTarget = { roomId: string; folderId: string };

export const runningPhases: ReadonlySet<Phase> = new Set(["hashing", "claiming", "sending", "completing"]);
export const endedPhases: ReadonlySet<Phase> = new Set([
  "done",
  "duplicate",
  "skipped",
  "failed",
  "cancelled",
]);
