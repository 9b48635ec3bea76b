import { route } from "#lib/http/route";
import { toMeDto } from "#lib/users/dto";
import { updateMeInput } from "#lib/users/schema";
import { updateMe } from "#lib/users/update-me";

/** The signed-in person. */
export const GET = route({ permission: "signed-in", beforePasswordChange: true }, async ({ actor }) =>
  toMeDto(actor),
);

/** Changes the person's own name. */
export const PATCH = route({ permission: "signed-in", body: updateMeInput }, ({ actor, body }) =>
  updateMe(actor, body),
);
