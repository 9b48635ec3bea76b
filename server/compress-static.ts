import { glob, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

/** Lays a brotli copy beside each script and style of a build, once, so that none is compressed while somebody waits. */
export async function compressStatic(buildDir: string): Promise<void> {
  const files = await Array.fromAsync(glob(path.join(buildDir, "static/**/*.{js,css,svg,json}")));
  await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      const small = await compress(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 10,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      });
      if (small.length < bytes.length) await writeFile(`${file}.br`, small);
    }),
  );
}
