import { recordRefusal } from "#lib/audit/record";
import { AppError } from "#lib/errors";
import type { Actor } from "#lib/access/actor";

declare const brand: unique symbol;

/** Proof that a person administers the instance. Only this file mints it. It opens no room. */
export type AdminAccess = { readonly [brand]: "AdminAccess"; readonly actor: Actor };

/** @throws AppError `forbidden` when the actor is no instance admin; the refusal is on the record. */
export async function requireAdmin(actor: Actor): Promise<AdminAccess> {
  if (actor.instanceRole !== "admin") {
    await recordRefusal(actor, { code: "forbidden", permission: "admin" });
    throw new AppError("forbidden", "Only administrators of this instance may do this.");
  }
  const access: Omit<AdminAccess, typeof brand> = { actor };
  return access as AdminAccess;
}
