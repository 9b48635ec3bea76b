"use client";
import { Plus } from "lucide-react";
import Link from "next/link";
import { parseAsString, useQueryState } from "nuqs";
import { ApiError, messageOf } from "#components/api-client";
import { CreateRoomDialog } from "#components/rooms/create-room-dialog";
import { FirstRoom } from "#components/rooms/first-room";
import { RoomsTable } from "#components/rooms/rooms-table";
import { ShowMore } from "#components/rooms/show-more";
import { usePages, type ListPage } from "#components/rooms/use-pages";
import { Button } from "#components/ui/button";
import { ErrorState } from "#components/ui/error-state";
import { Page } from "#components/ui/page";
import { PageHeader } from "#components/ui/page-header";
import type { RoomListItem } from "#lib/rooms/dto";

type RoomsViewProps = { initial: ListPage<RoomListItem>; hasDeleted: boolean };

/** The rooms that one is in, and making another. `?new=1` opens with the form. */
export function RoomsView({ initial, hasDeleted }: RoomsViewProps) {
  const [creating, setCreating] = useQueryState("new", parseAsString);
  const rooms = usePages(["rooms", "current"], "/api/v1/rooms", initial);
  const create = () => void setCreating("1");
  return (
    <Page>
      <PageHeader
        title="Rooms"
        actions={
          <>
            {hasDeleted ? (
              <Button variant="ghost" asChild>
                <Link href="/rooms?state=deleted">Deleted rooms</Link>
              </Button>
            ) : null}
            {rooms.items.length > 0 ? (
              <Button variant="primary" onClick={create}>
                <Plus aria-hidden />
                New room
              </Button>
            ) : null}
          </>
        }
      />
      {rooms.isError ? (
        <ErrorState
          description={messageOf(rooms.error)}
          requestId={rooms.error instanceof ApiError ? rooms.error.requestId : null}
          onRetry={() => void rooms.refetch()}
        />
      ) : rooms.items.length === 0 ? (
        <FirstRoom onCreate={create} />
      ) : (
        <RoomsTable rooms={rooms.items} />
      )}
      <ShowMore {...rooms} />
      <CreateRoomDialog
        open={creating !== null}
        onOpenChange={(open) => void setCreating(open ? "1" : null)}
      />
    </Page>
  );
}
