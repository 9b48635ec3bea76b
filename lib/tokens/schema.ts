import { z } from "zod";

export const tokenScopes = ["read", "write"] as const;

export const createTokenInput = z.object({
  name: z.string().trim().min(1, "Enter a name").max(100, "Use at most 100 characters"),
  scope: z.enum(tokenScopes),
  /** absent or null: until it is revoked */
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
});
export type CreateToken = z.output<typeof createTokenInput>;

export const tokenParams = z.object({ tokenId: z.uuid() });
