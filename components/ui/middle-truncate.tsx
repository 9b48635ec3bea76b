import { cn } from "#components/ui/cn";

/** A name that is cut in the middle when it does not fit, so that its ending shows. The whole is in its title. */
export function MiddleTruncate({
  text,
  tail = 10,
  className,
}: {
  text: string;
  tail?: number;
  className?: string;
}) {
  const letters = [...text];
  const split = letters.length > tail * 2 ? letters.length - tail : letters.length;
  return (
    <span className={cn("flex min-w-0", className)} title={text}>
      <span className="overflow-hidden text-ellipsis whitespace-pre">{letters.slice(0, split).join("")}</span>
      <span className="shrink-0 whitespace-pre">{letters.slice(split).join("")}</span>
    </span>
  );
}
