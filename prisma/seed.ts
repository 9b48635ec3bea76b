// Fills an instance with a demo: people, rooms, folders, small real documents, and six weeks of what was done with them.
// `npm run seed`, with Strongroom running or not; the settings are those of `npm start`.
import { SettingsError } from "#lib/env";

const password = process.env.SEED_PASSWORD || "strongroom-demo-2026";

async function main(): Promise<void> {
  const { resolveSettings } = await import("#server/settings");
  const settings = await resolveSettings();
  const { openDatabase } = await import("#server/database");
  const database = await openDatabase(settings, { share: true });
  const { closeDatabase, db } = await import("#lib/db/client");
  try {
    const { people } = await import("#prisma/seed-data/story");
    if (await db().user.findUnique({ where: { email: people.ana.email }, select: { id: true } })) {
      console.log("The demo is there already.");
      return;
    }
    const started = performance.now();
    const { playStory } = await import("#prisma/seed-data/play-story");
    await playStory(password, Date.now());
    console.log(`The demo is ready (${((performance.now() - started) / 1000).toFixed(1)} s).`);
    console.log(`Sign in as ${people.ana.email} (administrator and owner), or as one of:`);
    for (const { name, email } of Object.values(people).slice(1)) console.log(`  ${email}  ${name}`);
    console.log(`Password of all of them: ${password}`);
  } finally {
    await closeDatabase();
    await database.stop();
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof SettingsError ? `Wrong settings:\n${error.message}` : error);
  process.exitCode = 1;
});
