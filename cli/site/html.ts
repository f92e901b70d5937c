/** Text that is already HTML. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Part = Html | string | number | readonly Part[] | null | undefined | false;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** A template whose values are escaped unless they are HTML themselves; lists are joined, nothing gives nothing. */
export const html = (pieces: TemplateStringsArray, ...values: Part[]): Html => new Html(pieces.reduce((text, piece, index) => text + write(values[index - 1]) + piece));

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  return Array.isArray(part) ? part.map(write).join("") : escapeText(String(part));
}
