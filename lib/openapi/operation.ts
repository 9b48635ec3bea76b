import type { z } from "zod";
import type { RouteGate } from "#lib/http/route";

/** One method of one address, as the description of the API tells it. */
export type Operation = {
  summary: string;
  tag: "Rooms" | "People of a room" | "Folders" | "Files" | "Uploads" | "Record" | "Account" | "People";
  /** what `route()` demands */
  gate: RouteGate;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** 200 unless said, 204 without an answer */
  status?: 200 | 201 | 204 | 302;
  /** null: nothing comes back */
  answer: z.ZodType | null;
  /** what else can come back, beside problems */
  alsoAnswers?: { status: 200 | 201; answer: z.ZodType };
};

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Operations = Record<string, Partial<Record<Method, Operation>>>;
