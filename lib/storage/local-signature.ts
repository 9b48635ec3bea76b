import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

export type SignatureFault = "missing" | "invalid" | "expired";

export type UrlSigner = {
  /** The query of an address that allows `method` on `path` with these parameters for so many seconds. */
  sign(method: "PUT" | "GET", path: string, parameters: Record<string, string>, expiresIn: number): string;
  /** Null when the address is one that was signed, as it was signed, and its time is not over. */
  verify(method: string, path: string, query: URLSearchParams, now?: number): SignatureFault | null;
};

/** Signs addresses with a key that is derived from the instance's secret and serves nothing else. */
export function createUrlSigner(secret: string): UrlSigner {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "strongroom local storage address v1", 32));
  const digest = (method: string, path: string, query: URLSearchParams) => {
    const sorted = new URLSearchParams(query);
    sorted.delete("signature");
    sorted.sort();
    return createHmac("sha256", key).update(`${method}\n${path}\n${sorted}`).digest();
  };
  return {
    sign(method, path, parameters, expiresIn) {
      const query = new URLSearchParams(parameters);
      query.set("expires", String(Math.floor(Date.now() / 1000) + expiresIn));
      query.set("signature", digest(method, path, query).toString("base64url"));
      return query.toString();
    },
    verify(method, path, query, now = Date.now()) {
      const given = query.getAll("signature");
      if (given.length === 0) return "missing";
      const signature = Buffer.from(given[0] ?? "", "base64url");
      const expected = digest(method === "HEAD" ? "GET" : method, path, query);
      const equal = signature.length === expected.length && timingSafeEqual(signature, expected);
      // a second spelling of the same signature is refused as well
      if (!equal || given.length > 1 || given[0] !== expected.toString("base64url")) return "invalid";
      return Number(query.get("expires")) * 1000 > now ? null : "expired";
    },
  };
}
