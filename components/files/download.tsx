import type { Row } from "#components/files/files-data";

const pause = 1000;

function start(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}

/** Downloads files one after another: browsers drop downloads that start in the same moment. */
export async function download(roomId: string, rows: Row[]): Promise<void> {
  const files = rows.filter((row) => row.kind === "file");
  for (const [index, { id }] of files.entries()) {
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    start(`/api/v1/rooms/${roomId}/files/${id}/content`);
  }
}
