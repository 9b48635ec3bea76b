import { notFound } from "next/navigation";
import { FilesPage } from "#components/files/files-page";
import { pageActor } from "#lib/auth/page-actor";
import { readFolderPage } from "#lib/files/read-folder-page";
import { roomParams } from "#lib/files/schema";
import { orNotFound } from "#lib/http/or-not-found";

type RoomPageProps = {
  params: Promise<{ roomId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RoomPage({ params, searchParams }: RoomPageProps) {
  const actor = await pageActor();
  const parsed = roomParams.safeParse(await params);
  if (!parsed.success) notFound();
  const { roomId } = parsed.data;
  return (
    <FilesPage
      {...await orNotFound(readFolderPage(actor, { roomId, folderId: roomId }, await searchParams))}
    />
  );
}
