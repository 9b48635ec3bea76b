import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from "zod-openapi";
import { permissions } from "#lib/access/permissions";
import { sessionCookieName } from "#lib/auth/session-cookie";
import { env } from "#lib/env";
import type { RouteGate } from "#lib/http/route";
import { problem } from "#lib/openapi/answers";
import type { Operation } from "#lib/openapi/operation";
import { operations } from "#lib/openapi/operations";

const statusWords: Record<number, string> = {
  200: "Done",
  201: "Made",
  204: "Done; nothing comes back",
  302: "Go to the address in Location",
};

function whoMay(gate: RouteGate): string {
  if (gate === "public") return "Open to everybody.";
  if (gate === "signed-in") return "For whoever is signed in.";
  if (gate === "admin") return "For administrators of the instance.";
  return `For people who may ${permissions[gate].sentence}.`;
}

function responses({ status, answer, alsoAnswers }: Operation): ZodOpenApiResponsesObject {
  const main = status ?? (answer === null ? 204 : 200);
  const answers = [{ status: main, answer }, ...(alsoAnswers ? [alsoAnswers] : [])];
  return {
    ...Object.fromEntries(
      answers.map((each) => [
        String(each.status),
        {
          description: statusWords[each.status] ?? "Done",
          ...(each.answer && { content: { "application/json": { schema: each.answer } } }),
        },
      ]),
    ),
    default: {
      description: "Refused or failed, with the reason",
      content: { "application/problem+json": { schema: problem } },
    },
  };
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { summary, tag, gate, params, query, body } = operation;
  return {
    summary,
    description: whoMay(gate),
    tags: [tag],
    ...(gate === "public" && { security: [] }),
    ...((params ?? query) && { requestParams: { ...(params && { path: params }), ...(query && { query }) } }),
    ...(body && { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: responses(operation),
  };
}

/** The description of the API (OpenAPI 3.1), from the schemas that the routes themselves parse with. */
export function makeDocument(): oas31.OpenAPIObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [path, methods] of Object.entries(operations)) {
    paths[path] = Object.fromEntries(
      Object.entries(methods).map(([method, operation]) => [method.toLowerCase(), describe(operation)]),
    );
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Strongroom",
      version: "1",
      description:
        "Rooms, their files, their people and their record. Lists are paged by `limit` and `cursor`; unknown fields " +
        "in a body are refused; errors are problems in the form of RFC 9457, whose `code` is stable.",
    },
    servers: [{ url: env().appUrl }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An API token (sr_…)" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookieName(),
          description: "The browser's session; unsafe methods then need an Origin equal to the server's own",
        },
      },
    },
    paths,
  });
}
