/** A browser's worth of HTTP: keeps cookies and sends the right Origin. */
export class HttpClient {
  readonly url: string;
  private readonly cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  /** Signs in with the form that people use. */
  static async signedIn(url: string, person: { email: string; password: string }): Promise<HttpClient> {
    const client = new HttpClient(url);
    const response = await client.signIn(person);
    if (!response.ok) throw new Error(`sign-in as ${person.email} answered ${response.status}`);
    return client;
  }

  async signIn(person: { email: string; password: string }): Promise<Response> {
    const { url, ...request } = await this.signInRequest(person);
    return this.fetch(url, request);
  }

  /** The request that signs in; it may be sent many times. */
  async signInRequest(person: { email: string; password: string }) {
    const csrf = (await (await this.fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    return {
      url: new URL("/api/auth/callback/credentials", this.url).href,
      method: "POST" as const,
      headers: { ...this.headers(), "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...person, csrfToken: csrf.csrfToken, json: "true" }).toString(),
    };
  }

  /** What a browser on the product's own pages would send along. */
  headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return { origin: new URL(this.url).origin, ...(cookie && { cookie }) };
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(this.headers())) {
      if (!headers.has(name)) headers.set(name, value);
    }
    const response = await fetch(new URL(path, this.url), { redirect: "manual", ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** Sends JSON and returns the answer whatever its status. */
  send(method: string, path: string, body?: unknown): Promise<Response> {
    return this.fetch(path, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
  }

  /** Sends JSON and returns the JSON of a success. */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.send(method, path, body);
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
