import { cn } from "#components/ui/cn";

/** Our sign: a door with its wheel, and the name. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 text-sm font-semibold tracking-tight", className)}>
      <svg
        viewBox="0 0 20 20"
        className="text-primary-text size-5"
        fill="none"
        stroke="currentColor"
        aria-hidden
      >
        <rect x="2" y="2" width="16" height="16" rx="3.5" strokeWidth="1.75" />
        <circle cx="10" cy="10" r="3.25" strokeWidth="1.75" />
        <path d="M10 4.75v2M10 13.25v2M4.75 10h2M13.25 10h2" strokeWidth="1.75" strokeLinecap="round" />
      </svg>
      Strongroom
    </span>
  );
}
