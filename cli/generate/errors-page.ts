import { errorRegistry, type ErrorEntry } from "../../platform/errors/registry.js";

/** docs/errors.md: every code, what it says and what to do about it. */
export function errorsPage(): string {
  const rows = Object.entries<ErrorEntry>(errorRegistry).map(([code, { http, en, ja, advice }]) => `| \`${code}\` | ${http} | ${en}<br>${ja} | ${advice.en}<br>${advice.ja} |`);
  return [
    "# Errors エラー",
    "",
    "Every error has a stable code in `extensions.code` (REST: `code`), a text in the language of `Accept-Language` (Japanese unless English is preferred), its parameters and the request id. Branch on the code, never on the text.",
    "",
    "| Code | HTTP | Text | What to do |",
    "|---|--:|---|---|",
    ...rows,
    "",
  ].join("\n");
}
