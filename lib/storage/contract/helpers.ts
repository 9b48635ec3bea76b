import { createHash } from "node:crypto";
import http from "node:http";
import { buffer } from "node:stream/consumers";
import { expect } from "vitest";
import { newId } from "#lib/db/new-id";
import { objectKey } from "#lib/storage/keys";
import type { SignedRequest, Storage } from "#lib/storage/storage";

export const text = "text/plain";
export const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
export const freshKey = () => objectKey(newId());
export const facts = (bytes: Buffer) => ({ size: bytes.length, sha256: digest(bytes), mediaType: text });
export const send = (request: SignedRequest, body: Buffer, headers: Record<string, string> = {}) =>
  fetch(request.url, {
    method: request.method,
    headers: { ...request.headers, ...headers },
    body: new Uint8Array(body),
  });

export function edit(request: SignedRequest, from: string, to: string): SignedRequest {
  expect(request.url).toContain(from);
  return { ...request, url: request.url.replace(from, to) };
}

export function editSignature(request: SignedRequest): SignedRequest {
  return {
    ...request,
    url: request.url.replace(
      /(signature=)(.)/i,
      (_all, name: string, first: string) => name + (first === "a" ? "b" : "a"),
    ),
  };
}

export function editExpiry(request: SignedRequest): SignedRequest {
  return {
    ...request,
    url: request.url.replace(
      /(expires=)(\d+)/i,
      (_all, name: string, value: string) => name + String(Number(value) + 9),
    ),
  };
}

export function checksumOf(request: SignedRequest): Record<string, string> {
  return { "x-amz-checksum-sha256": request.headers["x-amz-checksum-sha256"] ?? "" };
}

export function sendChunked(request: SignedRequest, body: Buffer): Promise<{ status: number }> {
  return new Promise((resolve, reject) => {
    const outgoing = http.request(request.url, {
      method: request.method,
      headers: { ...request.headers, "transfer-encoding": "chunked" },
    });
    outgoing.on("response", (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0 });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** Sends half of the body, then hangs up. */
export function breakOff(request: SignedRequest, body: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const headers = { ...request.headers, "content-length": body.length };
    const outgoing = http.request(request.url, { method: request.method, headers });
    outgoing.on("error", () => undefined);
    outgoing.write(body.subarray(0, body.length / 2), () => setTimeout(() => outgoing.destroy(), 100));
    outgoing.on("close", () => resolve());
  });
}

/** Puts the bytes under a fresh key and returns it. */
export async function putFresh(storage: Storage, bytes: Buffer): Promise<string> {
  const key = freshKey();
  await storage.put(key, bytes, facts(bytes));
  return key;
}

export async function readAll(storage: Storage, key: string): Promise<Buffer> {
  return buffer(await storage.read(key));
}
