/* What ESLint looks for in the programs, and in the project's own scripts. */

import { readdirSync } from "node:fs";

import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";

// An example that has a twin NAME-fixed is broken on purpose.
const examples = readdirSync(new URL("snippets", import.meta.url));
const broken = examples.filter((name) => examples.includes(`${name}-fixed`));

export default [
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-constant-condition": ["error", { checkLoops: false }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["snippets/**/*.mjs", "eslint.config.mjs"],
    languageOptions: { globals: globals.nodeBuiltin },
  },
  {
    files: ["snippets/**/*.mjs"],
    ignores: broken.map((name) => `snippets/${name}/*.mjs`),
    plugins: { "@typescript-eslint": tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true },
    },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/restrict-template-expressions": "error",
    },
  },
  {
    files: ["docs/**/*.js"],
    languageOptions: { sourceType: "script" },
  },
  {
    files: ["docs/**/*.{js,mjs}"],
    languageOptions: { globals: { __md_get: false, __md_set: false } },
  },
  {
    files: ["docs/**/*.{js,mjs}", "recorders/**/*.mjs"],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ["recorders/**/*.mjs"],
    languageOptions: { globals: globals.worker },
  },
];
