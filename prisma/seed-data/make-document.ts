import { makeDocx, makeXlsx } from "#prisma/seed-data/make-office";
import { makePdf } from "#prisma/seed-data/make-pdf";
import { makePng } from "#prisma/seed-data/make-png";
import type { Chance } from "#prisma/seed-data/chance";
import type { StoryFile } from "#prisma/seed-data/story";

const filler = [
  "The parties have agreed on the following, which replaces all earlier arrangements on the same matter.",
  "Figures are in thousands of euros unless it is said otherwise. Differences come from rounding.",
  "Notices have to be given in writing; an e-mail to the address named above is enough.",
  "The law of the Federal Republic of Germany applies. The courts of Hamburg decide.",
  "Nothing in here binds anybody before it has been signed by both sides.",
  "This document was made for a demonstration and describes companies that do not exist.",
];

const office = "application/vnd.openxmlformats-officedocument";

/** A small document that opens in what people have, by the ending of its name. */
export function makeDocument(file: StoryFile, chance: Chance): { bytes: Buffer; mediaType: string } {
  const title = file.name.replace(/\.\w+$/, "");
  const paragraphs = [file.about, ...Array.from({ length: 4 + chance.below(30) }, () => chance.pick(filler))];
  switch (file.name.split(".").at(-1)) {
    case "docx":
      return { bytes: makeDocx(title, paragraphs), mediaType: `${office}.wordprocessingml.document` };
    case "xlsx": {
      const columns = file.about.split(";");
      const rows = Array.from({ length: 12 }, (_, row) => [
        `Line ${row + 1}`,
        ...columns.slice(1).map(() => 100 + chance.below(9000)),
      ]);
      return {
        bytes: makeXlsx(title.slice(0, 31), [columns, ...rows]),
        mediaType: `${office}.spreadsheetml.sheet`,
      };
    }
    case "png":
      return {
        bytes: makePng(Array.from({ length: 8 }, () => 0.2 + chance.below(80) / 100)),
        mediaType: "image/png",
      };
    default:
      return { bytes: makePdf(title, paragraphs), mediaType: "application/pdf" };
  }
}
