/** What the leading comment block of a saved operation says. */
export interface OperationHeader {
  title: { ja: string; en: string };
  description: { ja: string; en: string };
  persona: string | null;
  variables: Record<string, unknown>;
}

const required = ["title.ja", "title.en", "description.ja", "description.en"] as const;
const known: readonly string[] = [...required, "persona", "variables"];

/**
 * Splits a file into its leading `# key: value` block and the rest. A line with two or more blanks after `#`
 * continues the value above it. `fail` makes the error to throw.
 */
export function parseHeader(source: string, fail: (problem: string) => Error): { header: OperationHeader; body: string } {
  const lines = source.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const end = lines.findIndex((line) => !line.startsWith("#"));
  const values = new Map<string, string>();
  let key = "";
  for (const line of end < 0 ? lines : lines.slice(0, end)) {
    const more = /^# {2,}(.*)$/.exec(line);
    if (more && key) {
      values.set(key, `${values.get(key)} ${more[1]!.trim()}`);
      continue;
    }
    const pair = /^#\s?([\w.]+):(.*)$/.exec(line);
    if (!pair) throw fail(`the header line "${line}" is not "# key: value"`);
    key = pair[1]!;
    if (!known.includes(key)) throw fail(`the header key ${key} is unknown (${known.join(", ")})`);
    if (values.has(key)) throw fail(`the header key ${key} stands twice`);
    values.set(key, pair[2]!.trim());
  }
  const text = (name: (typeof required)[number]): string => {
    const value = values.get(name);
    if (!value) throw fail(`the header has no ${name}`);
    return value;
  };
  const header = {
    title: { ja: text("title.ja"), en: text("title.en") },
    description: { ja: text("description.ja"), en: text("description.en") },
    persona: values.get("persona") || null,
    variables: parseVariables(values.get("variables"), fail),
  };
  return { header, body: end < 0 ? "" : lines.slice(end).join("\n") };
}

function parseVariables(text: string | undefined, fail: (problem: string) => Error): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text || "{}");
  } catch {
    throw fail("the header's variables are not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw fail("the header's variables are not an object");
  return value as Record<string, unknown>;
}
