import { Badge } from "#components/ui/badge";
import type { FileStatus as Status } from "#lib/files/dto";

const states: Record<Status, { tone: "good" | "neutral" | "bad"; label: string; title: string }> = {
  verified: { tone: "good", label: "Verified", title: "The stored bytes have the SHA-256 that was declared" },
  verifying: {
    tone: "neutral",
    label: "Verifying",
    title: "The stored bytes are being compared with what was declared",
  },
  quarantined: {
    tone: "bad",
    label: "Blocked",
    title: "The stored bytes are not what was declared; it cannot be downloaded",
  },
};

export function FileStatus({ status }: { status: Status }) {
  const { tone, label, title } = states[status];
  return (
    <Badge tone={tone} title={title}>
      {label}
    </Badge>
  );
}
