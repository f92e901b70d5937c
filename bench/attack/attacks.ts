/** One way to hurt a gateway: bodies to send, and the codes that may come back. None of them is an answer. */
export interface Attack {
  readonly name: string;
  readonly bodies: readonly string[];
  readonly codes: readonly string[];
}

const tooComplex = ["OPERATION_TOO_COMPLEX"];
const invalid = ["OPERATION_INVALID"];
const times = (count: number, part: (index: number) => string, between = " ") => Array.from({ length: count }, (_, index) => part(index)).join(between);
const query = (text: string, variables?: object) => JSON.stringify({ query: text, variables });

/** Each fragment spreads the next one several times: the text grows by a line, what it means by a factor. */
export const fragmentChain = (levels: number, width: number) =>
  `{ ...F0 } ${times(levels, (level) => `fragment F${level} on Query { ${level + 1 < levels ? times(width, (part) => `x${level}${part}: thing(id: "1") { name } ...F${level + 1}`) : "__typename"} }`)}`;

const deep = (levels: number) => `{ thing(id: "1") ${times(levels, () => "{ next")} { id }${" }".repeat(levels)} }`;
const nested = (levels: number): string => `${'{"of":['.repeat(levels)}${"]}".repeat(levels)}`;
const chains = [6, 8, 10, 12, 14, 16, 18, 20, 22, 26, 30].flatMap((levels) => [2, 3, 4].map((width) => [levels, width] as const)).filter(([levels, width]) => width ** levels > 1_000);

/** The floods of a known size, each above its limit. */
export const attacks: readonly Attack[] = [
  { name: "fragment chains, 6–30 levels × 2–4", bodies: chains.map(([levels, width]) => query(fragmentChain(levels, width))), codes: tooComplex },
  { name: "depth 13–900", bodies: [13, 50, 200, 600, 900].map((levels) => query(deep(levels))), codes: tooComplex },
  { name: "200 kB of braces", bodies: [query("{ thing".repeat(28_000))], codes: tooComplex },
  { name: "width: 1,001 fields and 1,900 of one name", bodies: [query(`{ thing(id: "1") { ${times(1_001, () => "id")} } }`), query(`{ ${times(1_900, () => "__typename")} }`)], codes: tooComplex },
  { name: "5,000 root aliases", bodies: [query(`{ ${times(5_000, (index) => `x${index}: __typename`)} }`), query(`{ ${times(11, (index) => `x${index}: thing(id: "${index}") { name }`)} }`)], codes: tooComplex },
  { name: "500 aliases of one look-up", bodies: [query(`{ thing(id: "1") { ${times(300, (index) => `x${index}: next { name }`)} } }`)], codes: tooComplex },
  { name: "directives", bodies: [query(`{ __typename ${"@include(if: true) ".repeat(21)} }`), query(`{ __typename ${"@skip(if: false) ".repeat(380)} }`)], codes: tooComplex },
  { name: "long lists in documents and variables", bodies: [query(`{ ids(of: [${times(600, () => '"1"')}]) }`), query("query ($of: [ID!]) { ids(of: $of) }", { of: Array.from({ length: 10_000 }, String) })], codes: ["OPERATION_TOO_COMPLEX", "INPUT_INVALID"] },
  { name: "deep variables", bodies: [11, 1_000, 25_000].map((levels) => `{"query":"query ($of: In) { any(of: $of) }","variables":{"of":${nested(levels)}}}`), codes: ["INPUT_INVALID"] },
  { name: "huge pages", bodies: [query("{ things(first: 99999999) { nodes { name } } }"), query("{ things(first: 100) { nodes { things(first: 100) { nodes { stock } } } } }"), query("query ($n: Int!) { things(first: $n) { nodes { things(first: $n) { nodes { things(first: $n) { nodes { id } } } } } } }", { n: 2_147_483_647 })], codes: ["OPERATION_TOO_EXPENSIVE"] },
  { name: "circular fragments", bodies: [query("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"), query("{ ...A } fragment A on Query { thing(id: 1) { next { name } } ...A }")], codes: tooComplex },
  { name: "unused and misnamed fragments", bodies: [query(`{ __typename } fragment __schema on Query { ${times(1_001, () => "__typename")} }`), query(`query __schema { ...__schema } fragment __schema on Query { ${times(20, (index) => `x${index}: thing(id: 1) { name }`)} }`), query("{ __typename } fragment Unused on Query { __typename }")], codes: [...tooComplex, ...invalid] },
  { name: "names of prototypes in variables", bodies: ["__proto__", "constructor", "prototype"].map((name) => `{"query":"query ($of: In) { any(of: $of) }","variables":{"of":{"${name}":{"polluted":true}}}}`), codes: ["INPUT_INVALID"] },
  { name: "1 MB", bodies: [query(",".repeat(1_000_000))], codes: ["PAYLOAD_TOO_LARGE"] },
  { name: "200 kB of commas, of one name, of one text", bodies: [query(`{${",".repeat(200_000)}}`), query(`{ ${"x".repeat(200_000)} }`), query(`{ thing(id: "${"x".repeat(200_000)}"`)], codes: [...invalid, ...tooComplex] },
  { name: "introspection in a circle", bodies: [query(`{ __schema { types { ${"fields { type { ".repeat(12)} name ${"} } ".repeat(12)} } } }`)], codes: [...tooComplex, ...invalid] },
];
