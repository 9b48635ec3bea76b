import { Ban, TriangleAlert } from "lucide-react";
import { Badge } from "#components/ui/badge";

/** How it ended. What worked is the rule and stays quiet. */
export function OutcomeBadge({ outcome }: { outcome: string }) {
  if (outcome === "refused") {
    return (
      <Badge tone="attention">
        <Ban aria-hidden /> Refused
      </Badge>
    );
  }
  if (outcome === "failed") {
    return (
      <Badge tone="bad">
        <TriangleAlert aria-hidden /> Failed
      </Badge>
    );
  }
  return <Badge tone="outline">Done</Badge>;
}
