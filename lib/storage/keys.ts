const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The key of the object that an upload makes. The folder is the end of the id, since the start of a UUIDv7 is the
 * time, which would put everything of one day into one folder.
 */
export function objectKey(uploadId: string): string {
  if (!uuid.test(uploadId)) throw new Error("An object key is made from a lower-case UUID");
  return `objects/${uploadId.slice(-2)}/${uploadId}`;
}

/** Whether this is exactly a key that `objectKey` makes. */
export function isObjectKey(key: string): boolean {
  const id = key.slice("objects/xx/".length);
  return uuid.test(id) && key === objectKey(id);
}
