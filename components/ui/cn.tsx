import { clsx, type ClassValue } from "clsx";
import { createTailwindMerge, validators } from "tailwind-merge";

const any = [validators.isAny];
const sides = ["t", "r", "b", "l", "x", "y", "s", "e"];

/** Families such as `p`, `px`, `pt`, where the general one overrides the particular ones. */
function family(name: string) {
  const parts = sides.map((side) => `${name}${side}`);
  return {
    groups: Object.fromEntries([name, ...parts].map((each) => [each, [{ [each]: any }]])),
    conflicts: {
      [name]: parts,
      [`${name}x`]: [`${name}l`, `${name}r`],
      [`${name}y`]: [`${name}t`, `${name}b`],
    },
  };
}

const padding = family("p");
const margin = family("m");

// The whole configuration of tailwind-merge weighs more than all of our components. These are the groups in which a
// caller overrides a component; a class of any other group is simply added.
const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    display: ["block", "inline", "inline-block", "flex", "inline-flex", "grid", "contents", "hidden"],
    position: ["static", "fixed", "absolute", "relative", "sticky"],
    size: [{ size: any }],
    w: [{ w: any }],
    h: [{ h: any }],
    "min-w": [{ "min-w": any }],
    "max-w": [{ "max-w": any }],
    "min-h": [{ "min-h": any }],
    "max-h": [{ "max-h": any }],
    ...padding.groups,
    ...margin.groups,
    gap: [{ gap: any }],
    "gap-x": [{ "gap-x": any }],
    "gap-y": [{ "gap-y": any }],
    "flex-direction": ["flex-row", "flex-col"],
    justify: [{ justify: any }],
    items: [{ items: any }],
    "font-size": [{ text: ["xs", "caption", "sm", "base", "lg", "xl", "2xl", validators.isArbitraryLength] }],
    "text-overflow": ["truncate", { text: ["ellipsis", "clip"] }],
    "text-align": [{ text: ["left", "center", "right"] }],
    "text-wrap": [{ text: ["wrap", "nowrap", "balance", "pretty"] }],
    "text-color": [{ text: any }],
    "font-weight": [{ font: ["normal", "medium", "semibold", "bold"] }],
    whitespace: [{ whitespace: any }],
    bg: [{ bg: any }],
    "border-style": [{ border: ["solid", "dashed", "none"] }],
    "border-color": [
      { border: ["border", "input", "primary", "ring", "transparent", "foreground", "destructive-text"] },
    ],
    rounded: [{ rounded: ["", "none", "sm", "md", "lg", "xl", "full"] }],
    shadow: [{ shadow: any }],
    inset: [{ inset: any }],
    top: [{ top: any }],
    bottom: [{ bottom: any }],
    left: [{ left: any }],
    right: [{ right: any }],
    z: [{ z: any }],
  },
  conflictingClassGroups: {
    size: ["w", "h"],
    gap: ["gap-x", "gap-y"],
    ...padding.conflicts,
    ...margin.conflicts,
  },
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: ["before", "after", "placeholder", "*", "**"],
}));

/** Joins class names; of two that set the same property, the later one wins. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
