import { ArrowRight } from "lucide-react";

type Values = Record<string, unknown>;

const isValues = (value: unknown): value is Values => typeof value === "object" && value !== null;

/** `instanceRole` reads as "Instance role". */
function inWords(key: string): string {
  const words = key.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === "") return "empty";
  if (typeof value === "string") return value;
  return typeof value === "number" ? value.toLocaleString("en-GB") : JSON.stringify(value);
}

/** What an event changed, one line for each value: as it was, and as it is. */
export function ValueDiff({ before, after }: { before: unknown; after: unknown }) {
  const was = isValues(before) ? before : {};
  const is = isValues(after) ? after : {};
  const same = (key: string) => JSON.stringify(was[key]) === JSON.stringify(is[key]);
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => !same(key));
  return (
    <dl className="divide-y rounded-lg border">
      {keys.map((key) => (
        <div key={key} className="px-3 py-2">
          <dt className="text-caption text-muted-foreground">{inWords(key)}</dt>
          <dd className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 break-all">
            {key in was ? (
              <del className={key in is ? "text-muted-foreground" : "text-destructive-text"}>
                <span className="sr-only">was </span>
                {show(was[key])}
              </del>
            ) : null}
            {key in was && key in is ? (
              <ArrowRight aria-hidden className="text-muted-foreground size-3.5" />
            ) : null}
            {key in is ? (
              <ins className="text-primary-text no-underline">
                <span className="sr-only">is </span>
                {show(is[key])}
              </ins>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
