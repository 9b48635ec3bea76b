import { isValues, nameInWords, valueInWords } from "#components/audit/value-text";

/** What an event says beside what it changed. */
export function ValueList({ values }: { values: unknown }) {
  return (
    <dl className="divide-y rounded-lg border">
      {Object.entries(isValues(values) ? values : {}).map(([key, value]) => (
        <div key={key} className="px-3 py-2">
          <dt className="text-caption text-muted-foreground">{nameInWords(key)}</dt>
          <dd className="mt-0.5 break-all">{valueInWords(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
