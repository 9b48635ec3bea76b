import type { PickedFile } from "#components/uploads/upload-item";

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A reader gives at most a hundred entries each time, and none at the end. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return children;
    children.push(...some);
  }
}

async function walk(entry: FileSystemEntry, path: readonly string[]): Promise<PickedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path }];
  }
  if (!isDirectory(entry)) return [];
  const found: PickedFile[] = [];
  for (const child of await childrenOf(entry)) found.push(...(await walk(child, [...path, entry.name])));
  return found;
}

/** What the operating system leaves lying about in folders. */
const litter = /^(\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/;

/** The files of a drop, those in dropped folders included. To be called before the event is over. */
export async function filesOfDrop(transfer: DataTransfer): Promise<PickedFile[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return filesOfList(transfer.files);
  const found = await Promise.all(entries.map((entry) => walk(entry, [])));
  return found.flat().filter(({ file, path }) => path.length === 0 || !litter.test(file.name));
}

export function filesOfList(files: FileList | null): PickedFile[] {
  return [...(files ?? [])].map((file) => ({ file, path: [] }));
}
