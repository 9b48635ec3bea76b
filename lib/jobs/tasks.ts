/** What each background task is told. Every task may be run twice or late, so each looks before it acts. */
export type TaskPayloads = {
  /** hashes content that the storage did not vouch for */
  "verify-file": { fileId: string };
  /** deletes an object that nothing refers to; runs again when its signed address has run out */
  "delete-object": { key: string };
  "sweep-uploads": Record<string, never>;
  "purge-removed": Record<string, never>;
  "collect-content": Record<string, never>;
  "sweep-storage": Record<string, never>;
  "ensure-audit-partitions": Record<string, never>;
};
export type TaskName = keyof TaskPayloads;
