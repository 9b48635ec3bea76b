import { EventEmitter } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const schemaPath = path.resolve("prisma/schema.prisma");

// "char" is the type of some catalogue columns that the engine reads, and the adapter rejects it (7.10): such a column
// is let through as text and marked afterwards as what it is.
const charType = 18;
const textType = 25;

class CatalogueAdapter extends PrismaPg {
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const charColumns = new Set<string>();
    adapter.underlyingDriver().on("connect", (client) => {
      const connection: unknown = Reflect.get(client, "connection");
      if (!(connection instanceof EventEmitter)) return;
      connection.prependListener(
        "rowDescription",
        (message: { fields: { name: string; dataTypeID: number }[] }) => {
          charColumns.clear();
          for (const field of message.fields.filter(({ dataTypeID }) => dataTypeID === charType)) {
            field.dataTypeID = textType;
            charColumns.add(field.name);
          }
        },
      );
    });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type, index) =>
        charColumns.has(result.columnNames[index] ?? "") ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

/** The tables that Prisma can't describe, or that are none of its business: made in SQL only. */
async function externalTables(config: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client(config);
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT 'public.' || relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND (relname LIKE 'audit\\_%' OR relname IN ('setup_token', 'rate_limit', 'strongroom_migration'))`,
  );
  await client.end();
  return rows.map((row) => row.name);
}

async function loadEngine(): Promise<typeof engineModule> {
  const require = createRequire(import.meta.url);
  const file = path.join(
    path.dirname(require.resolve("@prisma/schema-engine-wasm")),
    "schema_engine_bg.wasm",
  );
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    "./schema_engine_bg.js": engineModule,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") Reflect.apply(start, undefined, []);
  return engineModule;
}

// Once for each process: its glue code keeps one instance.
let engineLoaded: Promise<typeof engineModule> | undefined;

/**
 * The SQL that would turn the database at `url` into what prisma/schema.prisma says, or null when it already is that.
 * Prisma's own engine compares them, in its WebAssembly build, so that no native engine need be downloaded.
 */
export async function schemaDiff(url: string): Promise<string | null> {
  engineLoaded ??= loadEngine();
  const { SchemaEngine } = await engineLoaded;
  const files = [{ path: schemaPath, content: await readFile(schemaPath, "utf8") }];
  const { hostname, port, username, password, pathname } = new URL(url);
  const config = {
    host: hostname,
    port: Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  };
  const engine = await SchemaEngine.new(
    { datamodels: files.map((file): [string, string] => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter(config)),
  );
  const result = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: path.dirname(schemaPath) },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters: { externalTables: await externalTables(config), externalEnums: [] },
  });
  return result.exitCode === 0 ? null : (result.stdout ?? "");
}
