import type { Actor } from "#lib/access/actor";
import { removeFile } from "#lib/files/remove-file";
import { renameFile } from "#lib/files/rename-file";
import { restoreFile } from "#lib/files/restore-file";
import { createFolder } from "#lib/folders/create-folder";
import { addMember } from "#lib/members/add-member";
import { archiveRoom } from "#lib/rooms/archive-room";
import { createRoom } from "#lib/rooms/create-room";
import type { Player } from "#prisma/seed-data/cast";
import type { Chance } from "#prisma/seed-data/chance";
import { makeDocument } from "#prisma/seed-data/make-document";
import { placeDocument } from "#prisma/seed-data/place-document";
import type { PersonKey, StoryRoom } from "#prisma/seed-data/story";

/** Something that happens at a moment of the story. */
export type Step = { at: number; play: () => Promise<unknown> };
export type Cast = Record<PersonKey, Player>;
/** A room as it comes to be; reads wait for its files. */
export type Stage = { story: StoryRoom; roomId: string; files: { linkId: string; name: string }[] };

export const minute = 60_000;
export const day = 24 * 60 * minute;

/** The morning of a day so long ago: nine o'clock in Hamburg, winter and summer alike. */
export function morning(now: number, daysAgo: number): number {
  return Math.floor(now / day) * day - daysAgo * day + 8 * 60 * minute;
}

/** How a room comes to be: folders, people, files one by one, a few corrections. */
export function openRoom(
  story: StoryRoom,
  cast: Cast,
  now: number,
  chance: Chance,
): { stage: Stage; steps: Step[] } {
  const stage: Stage = { story, roomId: "", files: [] };
  const owner = cast[story.owner];
  const steps: Step[] = [];
  let at = morning(now, story.opened) + chance.below(50) * minute;
  const then = (pause: number, play: () => Promise<unknown>) => {
    at += pause * minute;
    steps.push({ at, play });
  };
  const { name, description } = story;
  then(0, async () => {
    stage.roomId = (await createRoom(owner, { name, description })).id;
  });
  const folders = new Map<string, string>();
  for (const folder of Object.keys(story.folders)) {
    then(1 + chance.below(3), async () => {
      const made = await createFolder(owner, stage.roomId, { name: folder, onConflict: "fail" });
      folders.set(folder, made.id);
    });
  }
  for (const [key, role] of Object.entries(story.members)) {
    const { email } = cast[key as PersonKey];
    then(2 + chance.below(5), () => addMember(owner, stage.roomId, { email, role }));
  }
  const adders = [story.owner, ...Object.keys(story.members)].filter((key) => {
    const role = key === story.owner ? "owner" : story.members[key as PersonKey];
    return role === "owner" || role === "editor" || role === "contributor";
  }) as PersonKey[];
  for (const [folder, files] of Object.entries(story.folders)) {
    for (const file of files) {
      then(3 + chance.below(22), async () => {
        const actor = cast[chance.pick(adders)];
        const folderId = folders.get(folder) ?? stage.roomId;
        const document = { name: file.name, ...makeDocument(file, chance) };
        const linkId = await placeDocument(actor, { roomId: stage.roomId, folderId }, document);
        stage.files.push({ linkId, name: file.name });
      });
    }
  }
  then(9, () => correct(stage, owner, chance));
  if (story.archived)
    steps.push({ at: morning(now, 12) + 9 * minute, play: () => archiveRoom(owner, stage.roomId) });
  if (story.invited) {
    const { email, role } = story.invited;
    steps.push({ at: morning(now, 2), play: () => addMember(owner, stage.roomId, { email, role }) });
  }
  return { stage, steps };
}

/** One file gets a better name; another is removed by mistake and brought back. */
async function correct({ roomId, files }: Stage, owner: Actor, chance: Chance): Promise<void> {
  const [renamed, removed] = [chance.pick(files), chance.pick(files)];
  await renameFile(owner, { roomId, ...renamed }, { name: renamed.name.replace(/(\.\w+)$/, " (final)$1") });
  await removeFile(owner, { roomId, ...removed });
  await restoreFile(owner, { roomId, ...removed }, { onConflict: "fail" });
}
