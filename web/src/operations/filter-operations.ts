import type { LocalizedText } from "../texts.js";

interface Findable {
  audience: string;
  id: string;
  title: LocalizedText;
  description: LocalizedText;
}

/** Those of one audience (null: every audience) in whose id, title or line, of either language, every word occurs. */
export function filterOperations<Operation extends Findable>(
  operations: readonly Operation[],
  audience: string | null,
  text: string,
): Operation[] {
  // NFKC lets full-width letters and half-width kana find their everyday forms.
  const words = fold(text).split(/\s+/).filter(Boolean);
  return operations.filter((operation) => {
    if (audience !== null && operation.audience !== audience) return false;
    const { id, title, description } = operation;
    const haystack = fold([id, title.ja, title.en, description.ja, description.en].join("\n"));
    return words.every((word) => haystack.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
