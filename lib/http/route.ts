import type { z } from "zod";
import type { Actor, RequestContext } from "#lib/access/actor";
import type { Permission } from "#lib/access/permissions";
import { requireAdmin } from "#lib/access/require-admin";
import { recordRefusal } from "#lib/audit/record";
import { authenticate } from "#lib/auth/authenticate";
import { AppError, notFound } from "#lib/errors";
import { isSafeMethod, requireSameOrigin } from "#lib/http/origin";
import { parseInput } from "#lib/http/parse-input";
import { problemResponse } from "#lib/http/problem";
import { readJson } from "#lib/http/body";
import { requestContext } from "#lib/http/request-context";
import { privateApiHeaders } from "#lib/http/security-headers";
import { observeRequest } from "#lib/metrics/request-metrics";

type Shape = z.ZodType;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

/**
 * What a route demands. A room permission is decided by the lib function (it knows the room); naming it here is
 * still required, and a test compares it with what the function asks.
 */
export type RouteGate = Permission | "admin" | "signed-in" | "public";

type RouteOptions<G extends RouteGate, P, Q, B> = {
  permission: G;
  params?: P;
  query?: Q;
  body?: B;
  /** true for the few routes that a person whose password must be changed may use */
  beforePasswordChange?: true;
};

type RouteInput<G extends RouteGate, P, Q, B> = {
  actor: G extends "public" ? Actor | null : Actor;
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
  request: Request;
  context: RequestContext;
};

type NextContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };

/** A method of a route file; its options are what the description of the API is compared with. */
export type Route = {
  (request: Request, next: NextContext): Promise<Response>;
  options?: RouteOptions<RouteGate, Shape | undefined, Shape | undefined, Shape | undefined>;
};

/**
 * The one wrapper around every API route: authenticates, checks origin and scope, parses the input by strict schemas,
 * calls the handler, and turns what it returns or throws into an answer. An object is a 200, null a 204, a Response
 * itself.
 */
export function route<
  G extends RouteGate,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(
  options: RouteOptions<G, P, Q, B>,
  handler: (input: RouteInput<G, P, Q, B>) => Promise<Response | object | null>,
): Route {
  const handle: Route = async (request, next) => {
    const started = performance.now();
    const context = requestContext(request.headers);
    // Next passes no object for a route without parameters
    const rawParams = (await next.params) ?? {};
    const response = await answer(request, context, rawParams).catch((error: unknown) =>
      problemResponse(error, context.requestId),
    );
    for (const [name, value] of Object.entries(privateApiHeaders())) {
      if (!response.headers.has(name)) response.headers.set(name, value);
    }
    response.headers.set("x-request-id", context.requestId);
    observeRequest({
      route: routePattern(new URL(request.url).pathname, rawParams),
      method: request.method,
      status: response.status,
      seconds: (performance.now() - started) / 1000,
    });
    return response;
  };
  handle.options = options;
  return handle;

  async function answer(request: Request, context: RequestContext, rawParams: unknown): Promise<Response> {
    const actor = await authenticate(request.headers, context);
    await requireGate(actor, request);
    const input = {
      actor,
      params: options.params ? parseParams(options.params, rawParams) : undefined,
      query: options.query ? parseInput(options.query, queryObject(request.url)) : undefined,
      body: options.body ? parseInput(options.body, (await readJson(request)) ?? {}) : undefined,
      request,
      context,
    } as RouteInput<G, P, Q, B>;
    const result = await handler(input);
    if (result instanceof Response) return result;
    return result === null ? new Response(null, { status: 204 }) : Response.json(result);
  }

  async function requireGate(actor: Actor | null, request: Request): Promise<void> {
    if (!actor && options.permission !== "public") {
      throw new AppError("signed_out", "Sign in, or send a valid token.");
    }
    try {
      requireSameOrigin(request);
      if (!actor) return;
      if (actor.scope === "read" && !isSafeMethod(request.method)) {
        throw new AppError("forbidden", "This token may only read.");
      }
      if (actor.mustChangePassword && !options.beforePasswordChange && options.permission !== "public") {
        throw new AppError("forbidden", "Set a new password first.");
      }
    } catch (error) {
      if (actor && error instanceof AppError) {
        await recordRefusal(actor, { code: error.code, permission: options.permission });
      }
      throw error;
    }
    if (actor && options.permission === "admin") await requireAdmin(actor);
  }
}

/** A 201 with the made thing. */
export function created(body: object): Response {
  return Response.json(body, { status: 201 });
}

/** An id that is not well formed names nothing, so it is answered like an unknown one. */
function parseParams<P extends Shape>(schema: P, value: unknown): z.output<P> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

function queryObject(url: string): Record<string, string | string[]> {
  const search = new URL(url).searchParams;
  const keys = [...new Set(search.keys())];
  return Object.fromEntries(
    keys.map((key) => {
      const values = search.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/** `/api/v1/rooms/{roomId}`: the label of a metric must not grow with the ids in use. */
function routePattern(pathname: string, params: Record<string, string | string[] | undefined>): string {
  const names = new Map(
    Object.entries(params).flatMap(([name, value]) =>
      [value].flat().map((part) => [part, `{${name}}`] as const),
    ),
  );
  return pathname
    .split("/")
    .map((segment) => names.get(segment) ?? segment)
    .join("/");
}
