import { downloadFile } from "#lib/files/download-file";
import { fileParams } from "#lib/files/schema";
import { route } from "#lib/http/route";

export const GET = route({ permission: "file.download", params: fileParams }, async ({ actor, params }) => {
  const { url } = await downloadFile(actor, params);
  return new Response(null, { status: 302, headers: { location: url } });
});
