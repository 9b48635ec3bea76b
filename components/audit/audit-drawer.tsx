"use client";
import type { ReactNode } from "react";
import { OutcomeBadge } from "#components/audit/outcome-badge";
import { ValueDiff } from "#components/audit/value-diff";
import { ValueList } from "#components/audit/value-list";
import { Button } from "#components/ui/button";
import { CopyField } from "#components/ui/copy-field";
import { Drawer } from "#components/ui/drawer";
import type { AuditItem } from "#lib/audit/schema";
import { sentenceOf } from "#lib/audit/sentence";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_1fr] gap-3 py-1.5">
      <dt className="text-caption text-muted-foreground">{name}</dt>
      <dd className="min-w-0 text-sm break-words">{children}</dd>
    </div>
  );
}

const exactTime = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "long",
});

const isEmpty = (value: unknown) =>
  value === null || typeof value !== "object" || Object.keys(value).length === 0;

type AuditDrawerProps = {
  event: AuditItem;
  showRoom: boolean;
  onClose: () => void;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onOnlyPerson: (userId: string) => void;
};

/** One event whole. */
export function AuditDrawer({
  event,
  showRoom,
  onClose,
  onPrevious,
  onNext,
  onOnlyPerson,
}: AuditDrawerProps) {
  const { actor } = event;
  const { userId } = actor;
  return (
    <Drawer
      open
      modal={false}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={sentenceOf(event)}
      onPrevious={onPrevious}
      onNext={onNext}
    >
      <div className="flex flex-col gap-5">
        <dl>
          <Fact name="Outcome">
            <OutcomeBadge outcome={event.outcome} />
          </Fact>
          <Fact name="Time">
            <time dateTime={event.createdAt}>{exactTime.format(new Date(event.createdAt))}</time>
          </Fact>
          <Fact name="Person">
            {actor.email ?? actor.name ?? (actor.kind === "system" ? "Strongroom itself" : "Not signed in")}
            {actor.kind === "token" ? <span className="text-muted-foreground"> by API token</span> : null}
          </Fact>
          {showRoom && event.room ? <Fact name="Room">{event.room.name ?? event.room.id}</Fact> : null}
          {event.target ? <Fact name="About">{event.target.name ?? event.target.id}</Fact> : null}
          <Fact name="Action">
            <span className="figures">{event.action}</span>
          </Fact>
          <Fact name="Address">
            <span className="figures">{event.address ?? "none"}</span>
          </Fact>
          <Fact name="Browser">{event.userAgent ?? "none"}</Fact>
        </dl>
        {isEmpty(event.before) && isEmpty(event.after) ? null : (
          <section aria-label="What changed">
            <h3 className="mb-2 text-sm font-medium">What changed</h3>
            <ValueDiff before={event.before} after={event.after} />
          </section>
        )}
        {isEmpty(event.detail) ? null : (
          <section aria-label="Details">
            <h3 className="mb-2 text-sm font-medium">Details</h3>
            <ValueList values={event.detail} />
          </section>
        )}
        <div className="flex flex-col gap-3">
          <CopyField label="Event id" value={event.id} showLabel />
          {event.requestId ? <CopyField label="Request id" value={event.requestId} showLabel /> : null}
        </div>
        {userId ? (
          <div>
            <Button onClick={() => onOnlyPerson(userId)}>Show only this person</Button>
          </div>
        ) : null}
      </div>
    </Drawer>
  );
}
