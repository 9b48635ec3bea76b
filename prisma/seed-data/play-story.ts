import { makeCast } from "#prisma/seed-data/cast";
import { makeChance } from "#prisma/seed-data/chance";
import { demoClock } from "#prisma/seed-data/demo-clock";
import { minute, morning, openRoom, type Step } from "#prisma/seed-data/play-room";
import { rooms, type PersonKey } from "#prisma/seed-data/story";
import { visit } from "#prisma/seed-data/visit";

const weekend = (at: number) => [0, 6].includes(new Date(at).getUTCDay());

/** Plays six weeks of work in order, through the functions that the product itself uses. */
export async function playStory(password: string, now: number): Promise<void> {
  const chance = makeChance(2026);
  const start = morning(now, Math.max(...rooms.map((room) => room.opened)) + 1);
  try {
    demoClock.set(start);
    const cast = await makeCast(password, new Date(start));
    const steps: Step[] = [];
    for (const story of rooms) {
      const { stage, steps: opening } = openRoom(story, cast, now, chance);
      steps.push(...opening);
      const visitors = [story.owner, ...Object.keys(story.members)] as PersonKey[];
      for (let ago = story.opened - 1; ago >= 0; ago--) {
        for (const key of visitors) {
          const at = morning(now, ago) + chance.below(9 * 60) * minute;
          const busy = chance.below(100) < (weekend(at) ? 4 : 40);
          if (busy && at < now - 30 * minute) steps.push(visit(key, cast, stage, at, chance));
        }
      }
    }
    for (const step of steps.toSorted((a, b) => a.at - b.at)) {
      if (step.at > now) continue;
      demoClock.set(step.at);
      await step.play();
    }
  } finally {
    demoClock.reset();
  }
}
