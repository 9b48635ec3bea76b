const linesOnPage = 46;

// The built-in fonts know Latin-1 only.
function pdfText(text: string): string {
  return [...text]
    .map((letter) => (letter.charCodeAt(0) < 256 ? letter : "?"))
    .join("")
    .replace(/[\\()]/g, "\\$&");
}

function wrap(paragraph: string): string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 88) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return [...lines, ""];
}

/** A PDF of plain pages: a title and paragraphs. */
export function makePdf(title: string, paragraphs: readonly string[]): Buffer {
  const lines = paragraphs.flatMap(wrap);
  const pages: string[][] = [];
  for (let from = 0; from < lines.length; from += linesOnPage)
    pages.push(lines.slice(from, from + linesOnPage));
  const objects: string[] = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${4 + 2 * n} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  pages.forEach((page, n) => {
    const heading = n === 0 ? title : `${title}, page ${n + 1}`;
    const body = page.map((line) => `(${pdfText(line)}) Tj T*`).join("\n");
    const stream = `BT /F1 18 Tf 56 780 Td (${pdfText(heading)}) Tj ET\nBT /F1 11 Tf 56 744 Td 15 TL\n${body}\nET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * n} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${Buffer.byteLength(stream, "latin1")} >>\nstream\n${stream}\nendstream`,
    );
  });
  let text = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
  const offsets = objects.map((object, n) => {
    const offset = Buffer.byteLength(text, "latin1");
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = Buffer.byteLength(text, "latin1");
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
