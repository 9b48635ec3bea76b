"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { api, messageOf } from "#components/api-client";
import { ShowMore } from "#components/rooms/show-more";
import { useEditPages, usePages, type ListPage } from "#components/rooms/use-pages";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { Page } from "#components/ui/page";
import { PageHeader } from "#components/ui/page-header";
import { RelativeTime } from "#components/ui/relative-time";
import { Table, TableCell, TableFrame, TableHead, TableRow } from "#components/ui/table";
import { toast } from "#components/ui/toast";
import type { DeletedRoomItem } from "#lib/rooms/dto";
import { restoreDays } from "#lib/rooms/schema";

const key = ["rooms", "deleted"];

/** Rooms that one deleted, until they go for good. */
export function DeletedRoomsView({ initial }: { initial: ListPage<DeletedRoomItem> }) {
  const rooms = usePages(key, "/api/v1/rooms?state=deleted", initial);
  const restore = useRestoreRoom();
  return (
    <Page>
      <PageHeader
        title="Deleted rooms"
        description={`Rooms that you own stay here for ${restoreDays} days, with their files and people. Nobody can open them meanwhile.`}
        actions={
          <Button asChild>
            <Link href="/rooms">Back to rooms</Link>
          </Button>
        }
      />
      {rooms.items.length === 0 ? (
        <EmptyState
          className="rounded-lg border"
          icon={<Trash2 />}
          title="Nothing here"
          description="No room of yours is deleted."
        />
      ) : (
        <TableFrame>
          <Table>
            <thead>
              <tr>
                <TableHead>Name</TableHead>
                <TableHead className="hidden sm:table-cell">Deleted</TableHead>
                <TableHead>Goes for good</TableHead>
                <TableHead>
                  <span className="sr-only">Actions</span>
                </TableHead>
              </tr>
            </thead>
            <tbody>
              {rooms.items.map((room) => (
                <TableRow key={room.id}>
                  <TableCell className="w-full max-w-0">
                    <p className="truncate font-medium">{room.name}</p>
                  </TableCell>
                  <TableCell className="text-muted-foreground hidden sm:table-cell">
                    <RelativeTime value={room.deletedAt} />
                  </TableCell>
                  <TableCell className="text-muted-foreground">
                    <RelativeTime value={room.purgeAfter} />
                  </TableCell>
                  <TableCell className="text-right">
                    <Button
                      size="sm"
                      aria-label={`Restore ${room.name}`}
                      onClick={() => restore.mutate(room)}
                    >
                      Restore
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </tbody>
          </Table>
        </TableFrame>
      )}
      <ShowMore {...rooms} />
    </Page>
  );
}

function useRestoreRoom() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const editPages = useEditPages();
  return useMutation({
    mutationFn: (room: DeletedRoomItem) => api(`/api/v1/rooms/${room.id}/restore`, { method: "POST" }),
    onMutate: (room) => editPages<DeletedRoomItem>(key, (items) => items.filter(({ id }) => id !== room.id)),
    onSuccess: (_, room) => {
      const open = { label: "Open", onClick: () => router.push(`/rooms/${room.id}`) };
      toast.success(`Restored “${room.name}”`, { action: open });
      router.refresh();
    },
    onError: (error, room, takeBack) => {
      takeBack?.();
      toast.error(`“${room.name}” was not restored`, { description: messageOf(error) });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["rooms"] }),
  });
}
