import { globSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Route } from "#lib/http/route";
import { makeDocument } from "#lib/openapi/make-document";
import type { Method, Operation } from "#lib/openapi/operation";
import { operations } from "#lib/openapi/operations";

const methods: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const name = (address: string, method: string) => `${method} ${address}`;

type RouteModule = Partial<Record<Method, Route>>;
const routes = new Map<string, Route>();
const described = new Map<string, Operation>();

beforeAll(async () => {
  for (const file of globSync("app/api/v1/**/route.ts")) {
    const address = `/${path
      .dirname(file)
      .replace(/^app\//, "")
      .replaceAll("[", "{")
      .replaceAll("]", "}")}`;
    const module = (await import(path.resolve(file))) as RouteModule;
    for (const method of methods) {
      const handler = module[method];
      if (handler) routes.set(name(address, method), handler);
    }
  }
  for (const [address, byMethod] of Object.entries(operations)) {
    for (const method of methods) {
      const operation = byMethod[method];
      if (operation) described.set(name(address, method), operation);
    }
  }
}, 60_000);

describe("the description of the API", () => {
  it("has every method of every route file, and no other", () => {
    expect(routes.size).toBeGreaterThan(40);
    expect([...described.keys()].toSorted()).toEqual([...routes.keys()].toSorted());
  });

  it("says what the routes demand and parse, by the very same schemas", () => {
    for (const [key, route] of routes) {
      const operation = described.get(key);
      expect(route.options, `${key} is made by route()`).toBeDefined();
      expect(operation?.gate, `${key}: gate`).toBe(route.options?.permission);
      for (const part of ["params", "query", "body"] as const) {
        const parsed = route.options?.[part];
        const told = operation?.[part];
        // parameters are shared by many routes, under several names
        const same = part === "params" ? shapeOf(parsed) === shapeOf(told) : parsed === told;
        expect(same, `${key}: ${part}`).toBe(true);
      }
    }
  });

  it("is a document whose references lead somewhere", () => {
    const text = JSON.stringify(makeDocument());
    const document = JSON.parse(text) as {
      openapi: string;
      components: { schemas: Record<string, unknown> };
    };
    expect(document.openapi).toBe("3.1.0");
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      (match) => match[1] ?? "",
    );
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) expect(document.components.schemas).toHaveProperty([reference]);
  });

  it("names each parameter of an address", () => {
    for (const [key, operation] of described) {
      const named = [...key.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(Object.keys(operation.params?.shape ?? {}).toSorted(), key).toEqual(named.toSorted());
    }
  });
});

function shapeOf(schema: unknown): string {
  const shape: unknown =
    typeof schema === "object" && schema !== null ? Reflect.get(schema, "shape") : undefined;
  return typeof shape === "object" && shape !== null ? Object.keys(shape).toSorted().join() : "";
}
