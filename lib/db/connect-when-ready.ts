import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { databaseErrorCode } from "#lib/db/error-code";

// starting up, shutting down, or in recovery; too many connections for a moment; nobody listening yet; cut off
const passing = new Set(["57P01", "57P02", "57P03", "53300", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = databaseErrorCode(error) ?? ("code" in error ? String(error.code) : "");
  return passing.has(code) || error.message.includes("Connection terminated");
}

type Wait = { milliseconds: number; stillWorthIt?: () => boolean };

/** Connects one client, waiting out a server that is starting, recovering or stopping. */
export async function connectWhenReady(config: pg.ClientConfig, wait: Wait): Promise<pg.Client> {
  const deadline = Date.now() + wait.milliseconds;
  for (;;) {
    const client = new pg.Client({ connectionTimeoutMillis: 5000, ...config });
    // Without a listener a connection that breaks later would end the process; who holds it hears of it at its next use.
    client.on("error", () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      const worthIt = wait.stillWorthIt?.() ?? true;
      if (!isPassing(error) || !worthIt || Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}
