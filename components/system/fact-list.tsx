import type { Fact } from "#lib/health/dto";

/** Facts, name and value. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="divide-y">
      {facts.map((fact) => (
        <div
          key={fact.name}
          className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 py-2 first:pt-0 last:pb-0"
        >
          <dt className="text-muted-foreground">{fact.name}</dt>
          <dd className="figures min-w-0 break-all">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
