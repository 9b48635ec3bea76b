/** One line of a table of facts. */
export type Fact = { name: string; value: string };

/** A setting as it is in force: its variable, and its value unless that is a secret. */
export type SettingInForce = { name: string; value: string; meaning: string };

/** How the instance is, for its administrators. */
export type SystemDto = {
  ready: boolean;
  parts: { name: string; ok: boolean; milliseconds: number }[];
  storage: Fact[];
  versions: Fact[];
  settings: SettingInForce[];
};
