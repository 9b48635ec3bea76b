import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Page } from "@playwright/test";
import { strToU8, zipSync } from "fflate";

export type Documents = { pdf: string; docx: string; xlsx: string; png: string; large: string };

/** Real documents on disk, as a person has them, and one of 300 MiB. The browser prints the PDF and draws the image. */
export async function makeDocuments(page: Page): Promise<Documents> {
  const folder = await mkdtemp(path.join(tmpdir(), "strongroom-documents-"));
  const file = (name: string) => path.join(folder, name);
  const documents = {
    pdf: file("Articles of association.pdf"),
    docx: file("Share purchase agreement.docx"),
    xlsx: file("Cap table 2026.xlsx"),
    png: file("Übersicht.png"),
    large: file("Data archive.bin"),
  };
  await page.setContent(`<h1>Articles of association</h1><p>${randomUUID()}</p>`);
  await writeFile(documents.pdf, await page.pdf());
  await writeFile(documents.png, await page.screenshot());
  await writeFile(documents.docx, docx("Share purchase agreement"));
  await writeFile(
    documents.xlsx,
    xlsx([
      ["Holder", "Shares"],
      ["Ana Ruiz", "6000"],
      ["Ben Okafor", "4000"],
    ]),
  );
  await pipeline(function* () {
    const block = randomBytes(1024 * 1024);
    for (let n = 0; n < 300; n += 1) {
      block.writeUInt32BE(n);
      yield Buffer.from(block);
    }
  }, createWriteStream(documents.large));
  return documents;
}

export async function sha256Of(file: string): Promise<string> {
  const digest = createHash("sha256");
  for await (const bytes of createReadStream(file)) digest.update(bytes as Buffer);
  return digest.digest("hex");
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = "http://schemas.openxmlformats.org";
const types = (name: string, type: string) =>
  `${xml}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
const relation = (target: string, type: string) =>
  `${xml}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

function pack(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function docx(text: string): Uint8Array {
  return pack({
    "[Content_Types].xml": types("word/document.xml", "wordprocessingml.document"),
    "_rels/.rels": relation("word/document.xml", "officeDocument"),
    "word/document.xml": `${xml}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text} ${randomUUID()}</w:t></w:r></w:p></w:body></w:document>`,
  });
}

function xlsx(rows: string[][]): Uint8Array {
  const cells = [...rows, [randomUUID()]].map(
    (row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`,
  );
  const main = `${office}/spreadsheetml/2006/main`;
  return pack({
    "[Content_Types].xml": types("xl/workbook.xml", "spreadsheetml.sheet"),
    "_rels/.rels": relation("xl/workbook.xml", "officeDocument"),
    "xl/_rels/workbook.xml.rels": relation("worksheets/sheet1.xml", "worksheet"),
    "xl/workbook.xml": `${xml}<workbook xmlns="${main}" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Cap table" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/worksheets/sheet1.xml": `${xml}<worksheet xmlns="${main}"><sheetData>${cells.join("")}</sheetData></worksheet>`,
  });
}
