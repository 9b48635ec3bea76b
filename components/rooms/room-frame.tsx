import { Archive } from "lucide-react";
import type { ReactNode } from "react";
import { ShareLink } from "#components/rooms/share-link";
import { Page } from "#components/ui/page";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import type { RoomDto } from "#lib/rooms/dto";

/** What stands around every page of a room: its name, its parts, and what one can do from anywhere in it. */
export function RoomFrame({ room, children }: { room: RoomDto; children: ReactNode }) {
  const home = `/rooms/${room.id}`;
  const tabs = [
    { href: home, label: "Files", match: `${home}/folders` },
    { href: `${home}/members`, label: "People" },
    ...(room.can["audit.read"] ? [{ href: `${home}/activity`, label: "Activity" }] : []),
    { href: `${home}/settings`, label: "Settings" },
  ];
  return (
    <Page>
      <PageHeader
        title={room.name}
        description={room.description ? <span className="line-clamp-2">{room.description}</span> : null}
        actions={room.can["member.invite"] ? <ShareLink roomId={room.id} /> : null}
      />
      {room.archivedAt ? <ArchivedNotice /> : null}
      <Tabs label="Room" tabs={tabs} />
      {children}
    </Page>
  );
}

function ArchivedNotice() {
  return (
    <p className="bg-warning-subtle text-warning-text flex items-center gap-2 rounded-md px-3 py-2 text-sm">
      <Archive aria-hidden className="size-4 shrink-0" />
      This room is archived. Everything in it can be read and nothing changed. An owner can bring it back
      under Settings.
    </p>
  );
}
