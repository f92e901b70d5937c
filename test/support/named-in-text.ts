/** What a guide may name. */
export interface Names {
  readonly audiences: readonly string[];
  /** As in `doctor/my-patients`. */
  readonly operations: ReadonlySet<string>;
  /** Settings, codes, roles and values in capitals. */
  readonly known: ReadonlySet<string>;
}

/** Operations, settings and codes that a Markdown text names between backticks and that do not exist. */
export function findStrangers(text: string, { audiences, operations, known }: Names): string[] {
  const named = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
  return named.filter((code) => (/^[A-Z][A-Z_]{3,}$/.test(code) && !known.has(code)) || (audiences.some((audience) => code.startsWith(`${audience}/`)) && !operations.has(code)));
}
