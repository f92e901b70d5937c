import { readFileSync } from "node:fs";
import { getNamedType, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type FieldNode, type GraphQLObjectType, type SelectionNode } from "graphql";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { findRowKey } from "../../platform/graphql/global-id.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { signInPersonas, type SignedInCast } from "../support/personas.js";
import { personalEntities, personFields } from "../support/rights/statement.js";
import { isThere } from "../support/rights/selection.js";
import { startShape, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";
import { TOWN } from "../support/templates.js";

const schema = loadSupergraph(readFileSync("schema/supergraph.graphql", "utf8")).apiSchema;

/** Fields whose answer is worked out from another kind of information, which is a look at that too. */
const workedOutFrom: Readonly<Record<string, readonly string[]>> = {
  computedBenefit: ["BURDEN"], benefitFindings: ["BURDEN"], reconciliation: ["CARE_PLAN"], monthStatus: ["CARE_PLAN"], proposedMonth: ["CARE_PLAN"],
};
/** Lines that tell of a person without being one of the papers. */
const lines: Readonly<Record<string, string>> = { ...personalEntities, PersonMonth: "RESULT", OfficeReconciliation: "RESULT" };
/** Sums over an office's people name nobody, and are looks at each of them. */
const summed: Readonly<Record<string, string>> = { "Office.month": "RESULT", "Office.benefitUnits": "RESULT" };
/** What is told of looks, of emergencies and of file sets stands under the person. */
const ownKinds: Readonly<Record<string, string>> = { "own mail": "PERSON", "own looks": "PERSON", "own emergencies": "PERSON", "own drafts": "CARE_PLAN" };

let database: TestDatabase;
let shape: Shape;
let cast: SignedInCast;

beforeAll(async () => {
  database = await createTestDatabase({ template: "town" });
  shape = await startShape("one process", database.adminUrl);
  cast = await signInPersonas(shape, TOWN);
}, 120_000);

afterAll(async () => {
  await shape?.close();
  await database?.drop();
});

const field = (text: string) => (parse(`{ ${text} }`).definitions[0] as { selectionSet: { selections: readonly SelectionNode[] } }).selectionSet.selections[0] as FieldNode;

/** The document with the person's id beside everything that is told of a person, so that the answer itself says whose it is. */
function named(document: string): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(parse(document), visitWithTypeInfo(types, {
    SelectionSet: {
      leave(node) {
        const name = types.getParentType()?.name ?? "";
        const added = name === "Recipient" ? field("ofPerson: id") : lines[name] ? field("ofPaper: recipient { ofPerson: id }") : undefined;
        return added && { ...node, selections: [...node.selections, added] };
      },
    },
  }));
}

interface Looks {
  /** What the answer tells, as "person category". */
  readonly told: Set<string>;
  /** What it may have been worked out from. */
  readonly under: Set<string>;
  /** Kinds of information that it sums over people whom it does not name. */
  readonly over: Set<string>;
}

/** What an answer tells of whom, worked out from the document and the answer alone. */
function looksIn(document: DocumentNode, data: unknown): Looks {
  const looks: Looks = { told: new Set(), under: new Set(), over: new Set() };
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])));
  const fieldsOf = (selections: readonly SelectionNode[]): FieldNode[] =>
    selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection] : fieldsOf((selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value))?.selectionSet.selections ?? [])));
  const walk = (type: GraphQLObjectType, selections: readonly SelectionNode[], value: unknown, person: string | undefined): void => {
    if (Array.isArray(value)) return value.forEach((item) => walk(type, selections, item, person));
    if (typeof value !== "object" || value === null) return;
    const given = value as Record<string, unknown>;
    const own = (given.ofPerson ?? (given.ofPaper as { ofPerson?: unknown } | null)?.ofPerson) as string | undefined;
    const key = findRowKey(own);
    const whose = key ? `${key.insurerNumber} ${key.rowId}` : person;
    const paper = lines[type.name];
    const all = fieldsOf(selections);
    // An id that only leads on to other items is no look at the person.
    if (paper && whose && all.some(({ name, alias }) => !alias && name.value !== "id" && personFields[name.value] === paper) || (paper && type.name !== "Recipient" && whose)) looks.told.add(`${whose} ${paper}`);
    for (const { name, alias, selectionSet } of all) {
      const inside = type.getFields()[name.value];
      if (!inside || alias?.value === "ofPaper") continue;
      const answer = given[alias?.value ?? name.value];
      const sum = summed[`${type.name}.${name.value}`];
      if (sum) looks.over.add(sum);
      for (const category of workedOutFrom[name.value] ?? []) if (whose) looks.under.add(`${whose} ${category}`);
      if (type.name === "Recipient" && whose && isThere(answer)) {
        const kind = personFields[name.value] ?? "PERSON";
        (kind in ownKinds ? looks.under : looks.told).add(`${whose} ${ownKinds[kind] ?? kind}`);
      }
      const next = getNamedType(inside.type);
      if (selectionSet && "getFields" in next) walk(next as GraphQLObjectType, selectionSet.selections, answer, whose);
    }
  };
  for (const definition of document.definitions) if (definition.kind === Kind.OPERATION_DEFINITION && definition.operation === "query") walk(schema.getQueryType() as GraphQLObjectType, definition.selectionSet.selections, data, undefined);
  return looks;
}

const recorded = (requestId: string) =>
  withConnection(database.adminUrl, async (admin) => (await admin.query<{ look: string; rows: number }>("SELECT insurer_number || ' ' || recipient_id || ' ' || category AS look, count(*)::integer AS rows FROM audit.access_event WHERE request_id = $1 AND decision = 'SEEN' GROUP BY 1 ORDER BY 1", [requestId])).rows);

test("each saved question leaves one row for each person and kind of information that its answer tells, and for no other", async () => {
  let looked = 0;
  for (const [persona, token] of Object.entries(cast.tokens)) {
    for (const { operationName, document, variables } of cast.operations) {
      if (/^\s*mutation/m.test(document)) continue;
      const asked = named(document);
      const requestId = `look-${persona}-${operationName}`.slice(0, 60);
      const { data } = await askGraph(shape.url, token, print(asked), variables as Record<string, unknown>, { "x-request-id": requestId });
      const { told, under, over } = looksIn(asked, data);
      const rows = await recorded(requestId);
      const place = `${persona}: ${operationName}`;
      expect([place, rows.filter(({ rows: count }) => count > 1)]).toEqual([place, []]);
      const looks = rows.map(({ look }) => look);
      expect([place, "told and not recorded", [...told].filter((look) => !looks.includes(look))]).toEqual([place, "told and not recorded", []]);
      expect([place, "recorded and not told", looks.filter((look) => !told.has(look) && !under.has(look) && !over.has(look.split(" ")[2] ?? ""))]).toEqual([place, "recorded and not told", []]);
      looked += rows.length;
    }
  }
  expect(looked).toBeGreaterThan(300);
});

test("a look that is left out is found", async () => {
  const { document, variables } = cast.operations.find(({ document: text }) => /carePlan/.test(text) && /query/.test(text)) as SignedInCast["operations"][number];
  const asked = named(document);
  const { data } = await askGraph(shape.url, cast.tokens["care-manager"], print(asked), variables as Record<string, unknown>, { "x-request-id": "left-out" });
  await withConnection(database.adminUrl, (admin) => admin.query("DELETE FROM audit.access_event WHERE request_id = 'left-out' AND category = 'CARE_PLAN'"));
  const looks = (await recorded("left-out")).map(({ look }) => look);
  expect([...looksIn(asked, data).told].filter((look) => !looks.includes(look))).not.toEqual([]);
});
