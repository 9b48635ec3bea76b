import type { AuditItem } from "#lib/audit/schema";
import { actorName, predicateOf } from "#lib/audit/sentence";

/** The event in words, with the person standing out. */
export function EventSentence({ event }: { event: AuditItem }) {
  return (
    <>
      <span className="font-medium">{actorName(event)}</span> {predicateOf(event)}
    </>
  );
}
