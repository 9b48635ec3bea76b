import { startEmbeddedServer } from "#lib/db/embedded-server";
import { migrate } from "#lib/db/migrate";
import { prepareEmbedded, type DatabaseUrls } from "#lib/db/prepare-embedded";
import type { Env } from "#lib/env";
import { secret } from "#server/secrets";

export type RunningDatabase = {
  /** names of the migrations that were applied */
  migrated: string[];
  stop(): Promise<void>;
};

type Options = {
  /** Use the embedded server of an instance that is running (tools), instead of refusing to start beside it. */
  share?: boolean;
};

/**
 * Brings the database up and to the version of this code: the one that DATABASE_URL names, or the embedded one. From then
 * on process.env.DATABASE_URL holds the application's role, and nothing holds the owner's.
 */
export async function openDatabase(settings: Env, options: Options = {}): Promise<RunningDatabase> {
  const { databaseUrl, databaseOwnerUrl, dataDir, webConcurrency, databasePoolSize } = settings;
  let stop = async () => {};
  let urls: DatabaseUrls;
  if (databaseUrl) {
    urls = { ownerUrl: databaseOwnerUrl ?? databaseUrl, applicationUrl: databaseUrl };
  } else {
    const passwords = {
      superuser: await secret(dataDir, "database-superuser"),
      owner: await secret(dataDir, "database-owner"),
      application: await secret(dataDir, "database-application"),
    };
    const server = await startEmbeddedServer({
      dataDir,
      password: passwords.superuser,
      // Every web process and the launcher have a pool and a few connections beside it (live events, queue, migration).
      maxConnections: Math.max(60, (webConcurrency + 1) * (databasePoolSize + 3) + 15),
      share: options.share,
    });
    stop = () => server.stop();
    urls = await prepareEmbedded(server, passwords);
  }
  try {
    const migrated = await migrate(urls);
    process.env.DATABASE_URL = urls.applicationUrl;
    delete process.env.DATABASE_OWNER_URL;
    return { migrated, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
