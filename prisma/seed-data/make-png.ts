import { crc32, deflateSync } from "node:zlib";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG with a bar for each value (0 to 1): a chart, or the plan of a floor to a generous eye. */
export function makePng(values: readonly number[], width = 640, height = 360): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, true colour
  header.set([8, 2, 0, 0, 0], 8);
  const line = 1 + width * 3;
  const pixels = Buffer.alloc(line * height, 0xff);
  const slot = width / values.length;
  for (let y = 0; y < height; y++) {
    pixels[y * line] = 0;
    for (let x = 0; x < width; x++) {
      const value = values[Math.floor(x / slot)] ?? 0;
      const inBar = x % slot > slot * 0.2 && (height - y) / height < value * 0.9;
      if (inBar) pixels.set([0x14, 0x60, 0x3f], y * line + 1 + x * 3);
    }
  }
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
