/** Repeatable random numbers in [0, 1): the same seed makes the same documents. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Fields of the target by type, as they are meant; and names that are not. */
const fields: Readonly<Record<string, readonly (readonly [field: string, type: string | undefined, call: string])[]>> = {
  Query: [["thing", "Thing", '(id: "1")'], ["thing", "Thing", "(id: $id)"], ["things", "Things", "(first: 2)"], ["things", "Things", ""], ["ids", undefined, "(of: [1, 2])"], ["any", undefined, "(of: {of: []})"], ["__typename", undefined, ""]],
  Things: [["nodes", "Thing", ""], ["__typename", undefined, ""]],
  Thing: [["id", undefined, ""], ["name", undefined, ""], ["stock", undefined, ""], ["next", "Thing", ""], ["things", "Things", "(first: $n)"], ["__typename", undefined, ""]],
};
const oddNames = ["__schema", "__type", "_entities", "__proto__", "constructor", "prototype", "toString", "missing", "id"];
const oddTypes = ["Query", "Thing", "Things", "In", "Mutation", "__Schema", "Missing"];
const values = ["1", "-1", "2147483648", "1e999", "null", "true", '"x"', '""', '"\\u0000"', '"""block"""', "$id", "$missing", "[]", "[[1], null]", "{of: []}", "{of: [{of: []}]}", "ENUM", '"\u{1F600}\uD800"'];
const noise = ["{", "}", "(", ")", "...", "@", "$", "!", ":", "[", "]", "&", "|", "=", "\u0000", "\uFEFF", "#x\n", '"', '"""', "\\u{110000}", "fragment", "on", "query", "subscription", "9".repeat(400)];
/** How often something is not as it is meant. */
const odd = 0.02;

/** A request body with a document for the target: some are as they are meant, most are wrong in one place or a few. */
export function fuzzBody(random: () => number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const maybe = (share: number, text: () => string) => (random() < share ? text() : "");
  const meant = (text: string, otherwise: () => string) => (random() < odd ? otherwise() : text);
  const directive = () => `@${meant(pick(["skip", "include"]), () => pick(["defer", "deprecated", "missing"]))}(if: ${meant(pick(["true", "false", "$yes"]), () => pick(values))})`;
  const field = (type: string, depth: number): string => {
    const [name, below, call] = pick((fields[type] ?? []).filter(([, inner]) => depth > 0 || inner === undefined));
    const alias = maybe(0.1, () => `${pick(["a", "b", "id", "__proto__", "constructor"])}: `);
    return `${alias}${meant(name, () => pick(oddNames))}${meant(call, () => `(${pick(["id", "first", "of", "missing"])}: ${pick(values)})`)} ${maybe(0.1, directive)} ${below ? meant(selections(below, depth - 1), () => "") : ""}`;
  };
  const spread = (type: string, depth: number): string => `... ${maybe(0.7, () => `on ${meant(type, () => pick(oddTypes))}`)} ${maybe(0.2, directive)} ${selections(type, depth)}`;
  const selections = (type: string, depth: number): string => {
    const more = Array.from({ length: Math.floor(random() * 3) }, () => (random() < 0.2 ? spread(type, depth) : field(type, depth)));
    return `{ ${field(type, depth)} ${more.join(" ")} ${type === "Thing" ? maybe(0.1, () => "...A") : ""} }`;
  };
  let text = selections("Query", 4);
  const rest = text.includes("...A") || random() < odd ? ` fragment ${meant("A", () => "__schema")} on Thing ${selections("Thing", 1).replaceAll("...A", maybe(odd, () => "...A"))}` : "";
  const declared = Object.entries({ id: "ID! = 1", n: "Int! = 2", yes: "Boolean! = true" }).flatMap(([name, type]) => (`${text}${rest}`.includes(`$${name}`) ? [`$${name}: ${meant(type, () => `${pick(oddTypes)} = ${pick(values)}`)}`] : []));
  text = `${meant("query", () => pick(["mutation", "subscription"]))} ${pick(["", "Q", "__schema"])} ${declared.length > 0 ? `(${declared.join(", ")})` : ""} ${text}${rest}`;
  for (let breaks = random() < 0.3 ? 1 + Math.floor(random() * 3) : 0; breaks > 0; breaks--) {
    const at = Math.floor(random() * text.length);
    text = pick([() => text.slice(0, at) + pick(noise) + text.slice(at), () => text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 5)), () => text.slice(0, at), () => text + text.slice(at)])();
  }
  const variables = random() < 0.9 ? { id: "1" } : pick([{ id: null }, { n: -1 }, { n: 1e9 }, { yes: 1 }, { id: { of: [] } }, []]);
  return JSON.stringify({ query: text, variables, ...(random() < odd && { operationName: pick(["Q", "", "__proto__", 1, null]) }), ...(random() < odd && { extensions: pick([null, {}, { persistedQuery: {} }, { persistedQuery: { version: 1, sha256Hash: "x" } }, 1]) }) });
}
