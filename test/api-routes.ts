import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import path from "node:path";

export type ApiRoute = { method: string; pattern: string };

/** Every method of every route of the API, read from the folder tree: a new one cannot be forgotten. */
export async function apiRoutes(): Promise<ApiRoute[]> {
  const routes: ApiRoute[] = [];
  for await (const file of glob("app/api/v1/**/route.ts")) {
    const pattern = `/${path.dirname(file)}`.replace(/^\/app/, "").replaceAll(/\[(\w+)\]/g, "{$1}");
    const source = readFileSync(file, "utf8");
    const methods = source.matchAll(/export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE)\b/g);
    for (const [, method = ""] of methods) routes.push({ method, pattern });
  }
  return routes.toSorted((a, b) => `${a.pattern} ${a.method}`.localeCompare(`${b.pattern} ${b.method}`));
}
