import { makeZip } from "#prisma/seed-data/make-zip";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packageUri = "http://schemas.openxmlformats.org/package/2006";
const officeUri = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const mainType = "application/vnd.openxmlformats-officedocument";

const escape = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

function types(parts: Record<string, string>): string {
  const overrides = Object.entries(parts).map(
    ([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`,
  );
  return `${head}<Types xmlns="${packageUri}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

function relation(type: string, target: string): string {
  return `${head}<Relationships xmlns="${packageUri}/relationships"><Relationship Id="rId1" Type="${officeUri}/${type}" Target="${target}"/></Relationships>`;
}

/** A Word document: a heading and paragraphs. */
export function makeDocx(title: string, paragraphs: readonly string[]): Buffer {
  const run = (text: string, style = "") =>
    `<w:p><w:r>${style}<w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;
  const body = [
    run(title, '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr>'),
    ...paragraphs.map((text) => run(text)),
  ].join("");
  return makeZip([
    {
      name: "[Content_Types].xml",
      text: types({ "/word/document.xml": `${mainType}.wordprocessingml.document.main+xml` }),
    },
    { name: "_rels/.rels", text: relation("officeDocument", "word/document.xml") },
    {
      name: "word/document.xml",
      text: `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ]);
}

/** An Excel workbook of one sheet. */
export function makeXlsx(sheet: string, rows: readonly (readonly (string | number)[])[]): Buffer {
  const cell = (value: string | number) =>
    typeof value === "number"
      ? `<c><v>${value}</v></c>`
      : `<c t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  const data = rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return makeZip([
    {
      name: "[Content_Types].xml",
      text: types({
        "/xl/workbook.xml": `${mainType}.spreadsheetml.sheet.main+xml`,
        "/xl/worksheets/sheet1.xml": `${mainType}.spreadsheetml.worksheet+xml`,
      }),
    },
    { name: "_rels/.rels", text: relation("officeDocument", "xl/workbook.xml") },
    {
      name: "xl/workbook.xml",
      text: `${head}<workbook xmlns="${main}" xmlns:r="${officeUri}"><sheets><sheet name="${escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", text: relation("worksheet", "worksheets/sheet1.xml") },
    {
      name: "xl/worksheets/sheet1.xml",
      text: `${head}<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
    },
  ]);
}
