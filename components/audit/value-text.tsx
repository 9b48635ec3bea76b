export type Values = Record<string, unknown>;

/** Whether there are named values in it. */
export const isValues = (value: unknown): value is Values => typeof value === "object" && value !== null;

/** `instanceRole` reads as "Instance role". */
export function nameInWords(key: string): string {
  const words = key.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value as people read it. */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "empty";
  if (typeof value === "string") return value;
  return typeof value === "number" ? value.toLocaleString("en-GB") : JSON.stringify(value);
}
