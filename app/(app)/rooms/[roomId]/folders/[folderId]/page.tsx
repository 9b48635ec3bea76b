import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { FilesPage } from "#components/files/files-page";
import { pageActor } from "#lib/auth/page-actor";
import { readFolderPage } from "#lib/files/read-folder-page";
import { folderParams } from "#lib/folders/schema";
import { orNotFound } from "#lib/http/or-not-found";

export const metadata: Metadata = { title: "Files" };

type FolderPageProps = {
  params: Promise<{ roomId: string; folderId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function FolderPage({ params, searchParams }: FolderPageProps) {
  const actor = await pageActor();
  const parsed = folderParams.safeParse(await params);
  if (!parsed.success) notFound();
  const { roomId, folderId } = parsed.data;
  if (folderId === roomId) redirect(`/rooms/${roomId}`);
  return <FilesPage {...await orNotFound(readFolderPage(actor, parsed.data, await searchParams))} />;
}
