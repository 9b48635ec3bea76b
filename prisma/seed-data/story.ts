import type { RoomRole } from "#lib/access/permissions";

/** The people of the demo. Their password is printed by the seed. */
export const people = {
  ana: { name: "Ana Ruiz", email: "ana@nord.example" },
  ben: { name: "Ben Okafor", email: "ben@okafor-law.example" },
  chiara: { name: "Chiara Conti", email: "chiara@conti-capital.example" },
  david: { name: "David Lindqvist", email: "david@lindqvist.example" },
  emi: { name: "Emi Tanaka", email: "emi@nord.example" },
  farid: { name: "Farid Haddad", email: "farid@haddad-advisers.example" },
  grace: { name: "Grace Müller", email: "grace@helio.example" },
  henrik: { name: "Henrik Olsen", email: "henrik@fjord-ventures.example" },
} as const;
export type PersonKey = keyof typeof people;

export type StoryFile = { name: string; about: string };
export type StoryRoom = {
  name: string;
  description: string;
  /** days before now */
  opened: number;
  archived?: true;
  owner: PersonKey;
  members: Partial<Record<PersonKey, RoomRole>>;
  invited?: { email: string; role: RoomRole };
  folders: Record<string, StoryFile[]>;
};

/** The rooms of the demo: what is in them, and who is. */
export const rooms: StoryRoom[] = [
  {
    name: "Project Nord",
    description:
      "Sale of Nord Components GmbH. Questions go to Ben Okafor; signing is planned for mid December.",
    opened: 41,
    owner: "ana",
    members: { ben: "editor", emi: "contributor", chiara: "viewer", david: "viewer", farid: "reader" },
    invited: { email: "tax@northgate-partners.example", role: "viewer" },
    folders: {
      "1 Corporate": [
        {
          name: "Articles of association.pdf",
          about: "The articles of Nord Components GmbH as of 3 March 2024",
        },
        {
          name: "Commercial register extract.pdf",
          about: "The extract of the commercial register, Hamburg, HRB 118 204",
        },
        { name: "Shareholder list.xlsx", about: "Shareholder;Shares;Paid in" },
        { name: "Board minutes Q3.docx", about: "Minutes of the board of 14 September" },
        { name: "Group structure.png", about: "structure" },
      ],
      "2 Finance": [
        { name: "Annual accounts 2024.pdf", about: "The audited accounts of the year 2024" },
        { name: "Annual accounts 2025.pdf", about: "The audited accounts of the year 2025" },
        { name: "Management accounts Q3.xlsx", about: "Line;July;August;September" },
        { name: "Budget 2027.xlsx", about: "Line;First half;Second half" },
        { name: "Revenue by product.png", about: "revenue" },
        { name: "Bank facilities.docx", about: "An overview of the credit lines and their securities" },
      ],
      "3 Legal": [
        {
          name: "Supply agreement Brenner AG.pdf",
          about: "The framework agreement with the largest customer",
        },
        { name: "Distribution agreement Italy.pdf", about: "Exclusive distribution in Italy until 2028" },
        { name: "Litigation overview.docx", about: "Two open matters, neither above 40,000 euros" },
        { name: "Insurance policies.pdf", about: "Liability, property and cyber insurance" },
      ],
      "4 Property": [
        { name: "Lease Harburg plant.pdf", about: "The lease of the plant in Harburg" },
        { name: "Floor plan Harburg.png", about: "plan" },
        { name: "Environmental report.pdf", about: "The report on soil and ground water of 2023" },
      ],
      "5 People": [
        { name: "Headcount.xlsx", about: "Department;People;Open positions" },
        {
          name: "Standard employment contract.docx",
          about: "The contract that all employees since 2019 have",
        },
        { name: "Works council agreements.pdf", about: "Agreements on hours, bonus and remote work" },
      ],
    },
  },
  {
    name: "Helio Series B",
    description: "Deck, model and contracts for the investors of the second round.",
    opened: 27,
    owner: "grace",
    members: { henrik: "viewer", chiara: "viewer", ana: "contributor" },
    folders: {
      Pitch: [
        { name: "Deck November.pdf", about: "The deck as shown in November" },
        { name: "One pager.docx", about: "Helio in one page" },
        { name: "Growth.png", about: "growth" },
      ],
      Model: [
        { name: "Financial model.xlsx", about: "Line;2026;2027;2028" },
        { name: "Cap table.xlsx", about: "Holder;Shares;Share of all" },
      ],
      Contracts: [
        { name: "Term sheet draft 3.docx", about: "The third draft of the term sheet" },
        { name: "Shareholders agreement.pdf", about: "The agreement of the first round" },
      ],
    },
  },
  {
    name: "Board papers",
    description: "Papers of the supervisory board of Nord Components.",
    opened: 35,
    owner: "ana",
    members: { emi: "editor", farid: "reader" },
    folders: {
      September: [
        { name: "Agenda September.docx", about: "Agenda of 14 September" },
        { name: "Risk report.pdf", about: "The risk report of the third quarter" },
      ],
      November: [
        { name: "Agenda November.docx", about: "Agenda of 19 November" },
        { name: "Sale process update.pdf", about: "Where the sale of the company stands" },
        { name: "Key figures.png", about: "figures" },
      ],
    },
  },
  {
    name: "Harbour Street lease",
    description: "The lease that was signed in October; kept for reading.",
    opened: 39,
    archived: true,
    owner: "ben",
    members: { ana: "editor", david: "viewer" },
    folders: {
      Drafts: [
        { name: "Lease draft 1.docx", about: "The first draft" },
        { name: "Lease draft 2.docx", about: "The second draft, with the comments of the landlord" },
      ],
      Signed: [{ name: "Lease signed.pdf", about: "The lease as signed" }],
    },
  },
];
