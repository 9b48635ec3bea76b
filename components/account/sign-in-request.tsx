import { api, ApiError } from "#components/api-client";

type Credentials = { email: string; password: string };

/**
 * Signs this browser in by next-auth's protocol and answers where to go.
 * @throws ApiError
 */
export async function signInRequest(credentials: Credentials, callbackUrl: string): Promise<string> {
  const { csrfToken } = await api<{ csrfToken: string }>("/api/auth/csrf");
  try {
    const body = { ...credentials, csrfToken, callbackUrl, json: "true" };
    await api<{ url: string }>("/api/auth/callback/credentials", { method: "POST", body });
    return callbackUrl;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    throw new ApiError({ status: 401, detail: "The e-mail address or the password is wrong." });
  }
}
