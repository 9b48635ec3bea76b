import { cn } from "#components/ui/cn";

function initials(name: string): string {
  const words = name
    .trim()
    .split(/[\s@._-]+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  return letters.join("").toLocaleUpperCase() || "?";
}

type AvatarProps = { name: string; size?: "sm" | "md"; className?: string };

/** A person's initials. Decoration: the name stands beside it. */
export function Avatar({ name, size = "sm", className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "bg-muted text-muted-foreground ring-border inline-flex shrink-0 items-center justify-center rounded-full font-medium ring-1 select-none ring-inset",
        size === "sm" ? "size-6 text-[10px]/none" : "size-8 text-xs",
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
