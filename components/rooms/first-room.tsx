import { Vault } from "lucide-react";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";

const steps = [
  ["Make a room", "One for each deal, audit or matter. Only you see it at first."],
  ["Add files and people", "Drop documents in, then give each person the least role that does."],
  ["Read the record", "Every view, download and change is written down, with who and when."],
] as const;

/** Instead of an empty list: what rooms are, in three steps. */
export function FirstRoom({ onCreate }: { onCreate: () => void }) {
  return (
    <EmptyState
      className="rounded-lg border"
      icon={<Vault />}
      title="You are in no room yet"
      description="Make one, or ask the owner of a room to add you."
      action={
        <Button variant="primary" onClick={onCreate}>
          Create room
        </Button>
      }
    >
      <ol className="mt-8 grid w-full max-w-3xl gap-6 text-left sm:grid-cols-3">
        {steps.map(([title, text], index) => (
          <li key={title}>
            <p className="text-sm font-medium">
              <span className="figures text-muted-foreground mr-2">{index + 1}</span>
              {title}
            </p>
            <p className="text-caption text-muted-foreground mt-1">{text}</p>
          </li>
        ))}
      </ol>
    </EmptyState>
  );
}
