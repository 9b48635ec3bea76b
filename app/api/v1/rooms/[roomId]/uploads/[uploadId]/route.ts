import { route } from "#lib/http/route";
import { cancelUpload } from "#lib/uploads/cancel-upload";
import { getUpload } from "#lib/uploads/get-upload";
import { uploadParams } from "#lib/uploads/schema";

export const GET = route({ permission: "file.upload", params: uploadParams }, async ({ actor, params }) =>
  getUpload(actor, params),
);

export const DELETE = route(
  { permission: "file.upload", params: uploadParams },
  async ({ actor, params }) => {
    await cancelUpload(actor, params);
    return null;
  },
);
