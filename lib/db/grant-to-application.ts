import pg from "pg";

/**
 * Gives the application's role what it needs and no more: it reads and writes the domain tables, and may only add to the
 * record. Run after each migration, as the owner; it changes nothing when all is as it should be.
 */
export async function grantToApplication(client: pg.Client, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const { rows: tables } = await client.query<{
    name: string;
    kind: "add" | "read" | "partition" | "write";
  }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name,
      CASE WHEN c.relispartition THEN 'partition'
           WHEN c.relname LIKE 'audit\\_%' THEN 'add'
           WHEN c.relname = 'strongroom_migration' THEN 'read'
           ELSE 'write' END AS kind
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`);
  const rights = {
    add: "SELECT, INSERT",
    read: "SELECT",
    partition: null,
    write: "SELECT, INSERT, UPDATE, DELETE",
  };
  const statements = [`GRANT USAGE ON SCHEMA public TO ${name}`];
  for (const table of tables) {
    const right = rights[table.kind];
    statements.push(`REVOKE ALL ON ${table.name} FROM ${name}`);
    if (right) statements.push(`GRANT ${right} ON ${table.name} TO ${name}`);
  }
  statements.push(`GRANT EXECUTE ON FUNCTION ensure_audit_partitions(integer) TO ${name}`);
  statements.push(...(await queueStatements(client, name)));
  await client.query(`BEGIN; ${statements.join(";\n")}; COMMIT`);
}

/** The queue's tables are under row security, which lets only their owner through until a policy says otherwise. */
async function queueStatements(client: pg.Client, name: string): Promise<string[]> {
  const schema = "graphile_worker";
  const { rows } = await client.query<{ name: string; secured: boolean; open: boolean }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relrowsecurity AS secured,
       EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'application') AS open
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r'`,
    [schema],
  );
  return [
    `GRANT USAGE ON SCHEMA ${schema} TO ${name}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${name}`,
    `GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${name}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${name}`,
    ...rows
      .filter((table) => table.secured)
      .flatMap((table) => [
        ...(table.open ? [`DROP POLICY application ON ${table.name}`] : []),
        `CREATE POLICY application ON ${table.name} TO ${name} USING (true) WITH CHECK (true)`,
      ]),
  ];
}
