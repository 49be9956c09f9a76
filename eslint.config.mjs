import js from "@eslint/js";
import globals from "globals";

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
    files: ["docs/**/*.js"],
    languageOptions: { sourceType: "script", globals: globals.browser },
  },
];
