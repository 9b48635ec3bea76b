"use client";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { ApiError, api, messageOf } from "#components/api-client";
import { download } from "#components/files/download";
import { FileStatus } from "#components/files/file-status";
import type { Row } from "#components/files/files-data";
import { Button } from "#components/ui/button";
import { CopyField } from "#components/ui/copy-field";
import { Drawer } from "#components/ui/drawer";
import { ErrorState } from "#components/ui/error-state";
import { formatSize } from "#components/ui/format-size";
import { RelativeTime } from "#components/ui/relative-time";
import { Skeleton } from "#components/ui/skeleton";
import type { FileItem } from "#lib/files/dto";

type FileDrawerProps = {
  roomId: string;
  linkId: string;
  rows: Row[];
  canDownload: boolean;
  onGo: (linkId: string) => void;
  onClose: () => void;
};

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[112px_minmax(0,1fr)] gap-3 py-2">
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

function Facts({ file }: { file: FileItem }) {
  return (
    <>
      <dl className="divide-y text-sm">
        <Fact label="Size">
          <span className="figures">{formatSize(file.size)}</span>{" "}
          <span className="text-muted-foreground">({file.size.toLocaleString("en-GB")} bytes)</span>
        </Fact>
        <Fact label="Type">{file.mediaType}</Fact>
        <Fact label="Added by">{file.addedBy.name}</Fact>
        <Fact label="Added">
          <RelativeTime value={file.createdAt} /> <ExactTime value={file.createdAt} />
        </Fact>
        <Fact label="Status">
          <FileStatus status={file.status} />
        </Fact>
      </dl>
      <div className="mt-4">
        <CopyField label="SHA-256" showLabel value={file.sha256} />
        <p className="text-caption text-muted-foreground mt-1.5">
          Compare it with the hash of your copy to be sure that the two are the same.
        </p>
      </div>
    </>
  );
}

function ExactTime({ value }: { value: string }) {
  const exact = new Date(value).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  return <span className="text-muted-foreground">({exact})</span>;
}

/** The facts of a file, beside the list that it is in. */
export function FileDrawer({ roomId, linkId, rows, canDownload, onGo, onClose }: FileDrawerProps) {
  const files = rows.filter((row) => row.kind === "file");
  const index = files.findIndex(({ id }) => id === linkId);
  const listed = files[index]?.file;
  const query = useQuery({
    queryKey: ["file", roomId, linkId],
    queryFn: ({ signal }) => api<FileItem>(`/api/v1/rooms/${roomId}/files/${linkId}`, { signal }),
    enabled: !listed,
  });
  const file = listed ?? query.data;
  const previous = files[index - 1];
  const next = index >= 0 ? files[index + 1] : undefined;
  const missing = query.error instanceof ApiError && query.error.status === 404;
  return (
    <Drawer
      open
      modal={false}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={file?.name ?? "Details"}
      onPrevious={previous && (() => onGo(previous.id))}
      onNext={next && (() => onGo(next.id))}
    >
      {file ? (
        <>
          {canDownload && file.status !== "quarantined" ? (
            <Button
              variant="primary"
              className="mb-4 w-full"
              onClick={() => void download(roomId, [{ kind: "file", id: file.id, name: file.name, file }])}
            >
              <Download aria-hidden />
              Download
            </Button>
          ) : null}
          <Facts file={file} />
        </>
      ) : query.error ? (
        <ErrorState
          title={missing ? "This file is not here" : "The file could not be loaded"}
          description={
            missing ? "It may have been removed or moved since the link was made." : messageOf(query.error)
          }
          requestId={query.error instanceof ApiError ? query.error.requestId : null}
          onRetry={missing ? undefined : () => void query.refetch()}
        />
      ) : (
        <div role="status" aria-label="Loading" className="flex flex-col gap-4">
          <Skeleton className="w-full" />
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </div>
      )}
    </Drawer>
  );
}
