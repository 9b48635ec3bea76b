import { Check, TriangleAlert } from "lucide-react";
import { Badge } from "#components/ui/badge";
import type { SystemDto } from "#lib/health/dto";

/** Each part that has to work, whether it does, and how long it took to answer. */
export function HealthList({ parts }: { parts: SystemDto["parts"] }) {
  return (
    <ul className="divide-y">
      {parts.map((part) => (
        <li key={part.name} className="flex items-center gap-3 py-2 first:pt-0 last:pb-0">
          <span className="min-w-0 flex-1">{part.name}</span>
          <span className="figures text-caption text-muted-foreground">{part.milliseconds} ms</span>
          {part.ok ? (
            <Badge tone="good">
              <Check aria-hidden /> Works
            </Badge>
          ) : (
            <Badge tone="bad">
              <TriangleAlert aria-hidden /> Does not work
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
