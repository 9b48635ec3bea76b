import nextPlugin from "@next/eslint-plugin-next";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import unicorn from "eslint-plugin-unicorn";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** One direction of imports: what `files` may not import, and why. */
const forbid = (files, ignores, ...patterns) => ({
  files,
  ignores: ["**/*.test.ts", ...ignores],
  rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
});

const upward = { regex: "(^|/)#?(app|components)/", message: "lib never imports app or components." };
const next = { regex: "^next(-auth)?(/|$)", message: "Only lib/http and lib/auth import Next." };
const prisma = {
  regex: "^(@prisma/|#prisma/generated|pg$)",
  message: "Prisma stays inside lib/db and the domain folders.",
};
const aws = { regex: "^@aws-sdk/", message: "Only lib/storage imports the AWS SDK." };

export default tseslint.config(
  { ignores: [".next*/", "prisma/generated/", "data/", "node_modules/", "next-env.d.ts", "test-results/"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX, unicorn },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/require-await": "off",
      "import-x/no-cycle": "error",
      "unicorn/filename-case": ["error", { case: "kebabCase", ignore: ["^\\[.*\\](\\.tsx?)?$"] }],
      "max-lines": ["error", { max: 400 }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "No barrel files." },
        { selector: "ExportNamedDeclaration[source]", message: "Import it where it lives; no barrel files." },
      ],
    },
  },
  forbid(["lib/**/*.ts"], ["lib/http/**", "lib/auth/**", "lib/db/**", "lib/storage/**"], upward, next, aws),
  forbid(["lib/http/**/*.ts", "lib/auth/**/*.ts"], [], upward, aws),
  forbid(["lib/db/**/*.ts"], [], upward, next, aws),
  forbid(["lib/storage/**/*.ts"], [], upward, next, prisma),
  forbid(["app/**/*.{ts,tsx}"], [], prisma, aws),
  forbid(["components/**/*.tsx"], [], prisma, aws, {
    regex: "^#lib/(?!.*/(schema|dto)$|access/permissions$|errors$|audit/sentence$)",
    allowTypeImports: true,
    message:
      "Components get data as props or over the API; only schemas and pure tables of lib run in a browser.",
  }),
  forbid(["components/ui/**/*.tsx"], [], prisma, aws, {
    regex: "^#(lib/|components/(?!ui/))",
    message: "components/ui knows no domain word.",
  }),
  {
    files: ["app/**/*.tsx", "components/**/*.tsx"],
    plugins: { "react-hooks": reactHooks, "jsx-a11y": jsxA11y, "@next/next": nextPlugin },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.recommended.rules,
      ...nextPlugin.configs.recommended.rules,
    },
  },
  { files: ["e2e/**/*.ts"], rules: { "no-empty-pattern": "off" } },
);
