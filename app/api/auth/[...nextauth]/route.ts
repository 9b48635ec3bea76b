import { z } from "zod";
import { handleAuth } from "#lib/auth/auth-handler";
import { route } from "#lib/http/route";

const params = z.object({ nextauth: z.array(z.string()) });

/** next-auth's protocol: CSRF token, sign-in, sign-out, who is signed in. */
export const GET = route({ permission: "public", params }, ({ params, ...input }) =>
  handleAuth({ ...input, path: params.nextauth }),
);
export const POST = GET;
