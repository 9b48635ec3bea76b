import Link from "next/link";
import { roleLabels } from "#components/rooms/role-labels";
import { showCount } from "#components/rooms/show-count";
import { Badge } from "#components/ui/badge";
import { RelativeTime } from "#components/ui/relative-time";
import { Table, TableCell, TableFrame, TableHead, TableRow } from "#components/ui/table";
import type { RoomListItem } from "#lib/rooms/dto";

function countOf(room: RoomListItem, what: "files" | "people"): string {
  const words = what === "files" ? ["file", "files"] : ["person", "people"];
  const { count, capped } = room[what];
  return `${showCount(room[what])} ${count === 1 && !capped ? words[0] : words[1]}`;
}

function Name({ room }: { room: RoomListItem }) {
  return (
    <>
      <p className="flex items-center gap-2">
        {/* the link covers its row */}
        <Link
          href={`/rooms/${room.id}`}
          className="min-w-0 truncate rounded-sm font-medium after:absolute after:inset-0"
        >
          {room.name}
        </Link>
        {room.archivedAt ? <Badge tone="attention">Archived</Badge> : null}
      </p>
      {room.description ? (
        <p className="text-caption text-muted-foreground truncate max-sm:hidden">{room.description}</p>
      ) : null}
      <p className="text-caption text-muted-foreground mt-0.5 truncate sm:hidden">
        {roleLabels[room.role]} · {countOf(room, "files")} · {countOf(room, "people")}
      </p>
    </>
  );
}

/** One's rooms in rows; on a phone, in rows of two lines. */
export function RoomsTable({ rooms }: { rooms: RoomListItem[] }) {
  return (
    <TableFrame>
      <Table>
        <thead>
          <tr>
            <TableHead>Name</TableHead>
            <TableHead className="hidden sm:table-cell">Your role</TableHead>
            <TableHead className="hidden text-right sm:table-cell">Files</TableHead>
            <TableHead className="hidden text-right sm:table-cell">People</TableHead>
            <TableHead className="text-right">Last activity</TableHead>
          </tr>
        </thead>
        <tbody>
          {rooms.map((room) => (
            <TableRow key={room.id} className="relative">
              <TableCell className="w-full max-w-0 py-2">
                <Name room={room} />
              </TableCell>
              <TableCell className="text-muted-foreground hidden sm:table-cell">
                {roleLabels[room.role]}
              </TableCell>
              <TableCell className="figures hidden text-right sm:table-cell">
                {showCount(room.files)}
              </TableCell>
              <TableCell className="figures hidden text-right sm:table-cell">
                {showCount(room.people)}
              </TableCell>
              <TableCell className="text-muted-foreground text-right">
                <RelativeTime value={room.lastActivityAt} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}
