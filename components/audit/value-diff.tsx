import { ArrowRight } from "lucide-react";
import { isValues, nameInWords, valueInWords } from "#components/audit/value-text";

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
          <dt className="text-caption text-muted-foreground">{nameInWords(key)}</dt>
          <dd className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 break-all">
            {key in was ? (
              <del className={key in is ? "text-muted-foreground" : "text-destructive-text"}>
                <span className="sr-only">was </span>
                {valueInWords(was[key])}
              </del>
            ) : null}
            {key in was && key in is ? (
              <ArrowRight aria-hidden className="text-muted-foreground size-3.5" />
            ) : null}
            {key in is ? (
              <ins className="text-primary-text no-underline">
                <span className="sr-only">is </span>
                {valueInWords(is[key])}
              </ins>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
