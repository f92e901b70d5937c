import fc from "fast-check";
import { getIntrospectionQuery, parse } from "graphql";
import { DocumentGuard, type GuardLimits } from "../../../gateway/guard/document-guard.js";
import { measureDocument } from "../../../gateway/guard/measure.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";

const limits: GuardLimits = { GUARD_MAX_TOKENS: 2_000, GUARD_MAX_DEPTH: 12, GUARD_MAX_ALIASES: 15, GUARD_MAX_ROOT_FIELDS: 10, GUARD_MAX_DIRECTIVES: 20, GUARD_MAX_SELECTIONS: 1_000, GUARD_MAX_LIST: 250 };
const open: GuardLimits = { GUARD_MAX_TOKENS: 1e6, GUARD_MAX_DEPTH: 1e9, GUARD_MAX_ALIASES: 1e9, GUARD_MAX_ROOT_FIELDS: 1e9, GUARD_MAX_DIRECTIVES: 1e9, GUARD_MAX_SELECTIONS: 1e9, GUARD_MAX_LIST: 1e9 };

const codeOf = (text: string, given = limits): string => {
  try {
    new DocumentGuard(given).assertAcceptable(text);
    return "accepted";
  } catch (error) {
    return error instanceof KaigoError ? `${error.code} ${error.parameters.measure ?? ""}`.trim() : String(error);
  }
};

/** Each fragment spreads the next one several times: the text grows by a line, what it means by a factor. */
const chain = (levels: number, width: number) =>
  `{ a { ...F0 } } ${Array.from({ length: levels }, (_, level) => `fragment F${level} on A { ${level + 1 < levels ? Array.from({ length: width }, (_, part) => `b${part} { ...F${level + 1} }`).join(" ") : "id"} }`).join(" ")}`;

describe("the guard before planning", () => {
  test.each([6, 10, 14, 20, 26, 30].flatMap((levels) => [2, 3, 4].map((width) => [levels, width] as const)).filter(([levels, width]) => width ** levels > 4_000))(
    "refuses a chain of %i fragments of width %i",
    (levels, width) => {
      expect(codeOf(chain(levels, width))).toMatch(/^OPERATION_TOO_COMPLEX/);
    },
  );

  test("would let the chain pass if its limits were off, so that the limits are what refuses it", () => {
    expect(codeOf(chain(30, 4), open)).toBe("accepted");
  });

  test("refuses depth, aliases, root fields, directives and tokens above their limits, and nothing at them", () => {
    const deep = (levels: number) => `${"{ a ".repeat(levels)}${"}".repeat(levels)}`;
    expect(codeOf(deep(12))).toBe("accepted");
    expect(codeOf(deep(13))).toBe("OPERATION_TOO_COMPLEX depth");
    const aliases = (count: number) => `{ a { ${Array.from({ length: count }, (_, index) => `x${index}: b`).join(" ")} } }`;
    expect(codeOf(aliases(15))).toBe("accepted");
    expect(codeOf(aliases(16))).toBe("OPERATION_TOO_COMPLEX aliases");
    const roots = (count: number) => `{ ${Array.from({ length: count }, (_, index) => `r${index}`).join(" ")} }`;
    expect(codeOf(roots(10))).toBe("accepted");
    expect(codeOf(roots(11))).toBe("OPERATION_TOO_COMPLEX rootFields");
    const directives = (count: number) => `{ a ${"@include(if: true) ".repeat(count)} }`;
    expect(codeOf(directives(20))).toBe("accepted");
    expect(codeOf(directives(21))).toBe("OPERATION_TOO_COMPLEX directives");
    expect(codeOf(`{ ${"a ".repeat(3_000)} }`)).toBe("OPERATION_TOO_COMPLEX tokens");
    expect(codeOf(`{ ${"x".repeat(200)}(${"x".repeat(200)}: "${"x".repeat(10_000)}") }`)).toBe("accepted");
    for (const long of [`{ ${"x".repeat(201)} }`, `{ a(${"x".repeat(201)}: 1) }`, `{ ...${"x".repeat(201)} }`]) expect(codeOf(long)).toBe("OPERATION_TOO_COMPLEX name");
  });

  test("hides nothing in fragments that are unused, circular or named like introspection", () => {
    const wide = `{ ${Array.from({ length: 1_001 }, () => "a").join(" ")} }`;
    expect(codeOf(`{ a } fragment __schema on Query ${wide}`)).toBe("OPERATION_TOO_COMPLEX selections");
    expect(codeOf("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }")).toMatch(/^OPERATION_TOO_COMPLEX/);
    expect(codeOf("query A { a } query B { " + "a ".repeat(1_001) + "}")).toBe("OPERATION_TOO_COMPLEX rootFields");
  });

  test("lets tools ask for the schema, and nothing deep beside it or deeper than they need", () => {
    for (const options of [{}, { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }]) expect(codeOf(getIntrospectionQuery(options))).toBe("accepted");
    const types = (levels: number) => `{ __schema { types { ${"ofType { ".repeat(levels)}name${" }".repeat(levels)} } } }`;
    expect(codeOf(types(17))).toBe("accepted");
    expect(codeOf(types(30))).toBe("OPERATION_TOO_COMPLEX depth");
    expect(codeOf(`{ __schema { types { name } } ${"a { ".repeat(13)}b${" }".repeat(13)} }`)).toBe("OPERATION_TOO_COMPLEX depth");
  });

  test("leaves text that is no GraphQL to the parser behind it, and never throws anything but its own code", () => {
    fc.assert(fc.property(fc.string(), (noise) => /^(accepted|OPERATION_TOO_COMPLEX \w+)$/.test(codeOf(noise))));
  });

  test("measures as many selections as a document has when its fragments are written out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (levels, width) => {
        const spread = (level: number): number => (level + 1 < levels ? width * (1 + spread(level + 1)) : 1);
        return measureDocument(parse(chain(levels, width))).selections === 1 + spread(0);
      }),
    );
  });
});
