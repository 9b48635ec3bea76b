import { FolderOpen, Upload } from "lucide-react";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";

type EmptyFolderProps = {
  atTop: boolean;
  filter: string;
  onUpload: (() => void) | undefined;
  onClearFilter: () => void;
};

const steps = [
  ["Add the documents", "Drop files or whole folders anywhere on this page."],
  ["Bring people in", "Under People, with the least role that does."],
  ["Read the record", "Under Activity: who did what, and when."],
];

/** Instead of lines: nothing matches, nothing is here yet, or a new room that explains itself. */
export function EmptyFolder({ atTop, filter, onUpload, onClearFilter }: EmptyFolderProps) {
  if (filter) {
    return (
      <EmptyState
        className="rounded-lg border"
        title={`Nothing here has “${filter}” in its name`}
        description="Only this folder is looked through."
        action={<Button onClick={onClearFilter}>Clear the filter</Button>}
      />
    );
  }
  const upload = onUpload ? (
    <Button onClick={onUpload}>
      <Upload aria-hidden />
      Choose files
    </Button>
  ) : null;
  return (
    <EmptyState
      className="border-input rounded-lg border border-dashed"
      icon={<FolderOpen />}
      title={atTop ? "No files in this room yet" : "This folder is empty"}
      description={onUpload ? "Drop files here, or choose them." : "What others add will be listed here."}
      action={upload}
    >
      {atTop && onUpload ? (
        <ol className="mt-6 grid gap-4 text-left sm:grid-cols-3">
          {steps.map(([title, text], index) => (
            <li key={title} className="max-w-56">
              <p className="text-sm font-medium">
                <span className="figures text-muted-foreground mr-1.5">{index + 1}</span>
                {title}
              </p>
              <p className="text-caption text-muted-foreground">{text}</p>
            </li>
          ))}
        </ol>
      ) : null}
    </EmptyState>
  );
}
