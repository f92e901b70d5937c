import { Kind, OperationTypeNode, parse } from "graphql";
import { audiences, readSavedOperations, type SavedOperation } from "../../gateway/operations/saved-operations.js";
import { placeholdersOf } from "../../gateway/operations/served-operations.js";
import { DocumentGuard } from "../../gateway/guard/document-guard.js";
import { measureDocument } from "../../gateway/guard/measure.js";
import { loadConfig } from "../../platform/config/config.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { moveOn, standStill } from "../support/fixed-day.js";
import { expectGolden, toJsonText, withoutChance } from "../support/golden.js";
import { askGraph, type GraphAnswer } from "../support/graph-client.js";
import { signInPersonas, type SignedInCast } from "../support/personas.js";
import { shapeNames, startShape, type Shape, type ShapeName } from "../support/shapes.js";
import { FIXED_DAY, FIXED_TOWN } from "../support/templates.js";

const operations = await readSavedOperations("schema/operations");
const nameOf = ({ audience, id }: SavedOperation) => `${audience}/${id}`;
const named = operations.map((operation) => [nameOf(operation), operation] as const);
const isMutation = ({ document }: SavedOperation) => parse(document).definitions.some((definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION);

interface Running {
  readonly shape: Shape;
  readonly cast: SignedInCast;
  readonly statements: string[];
}

/** Each shape has a copy of the town for itself: what one changes must not show in the other's answers. */
const databases: TestDatabase[] = [];
const running = new Map<ShapeName, Running>();

beforeAll(async () => {
  for (const _ of shapeNames) databases.push(await createTestDatabase({ template: "fixedTown" }));
  standStill(FIXED_DAY);
  for (const [index, name] of shapeNames.entries()) {
    const database = databases[index] as TestDatabase;
    const statements: string[] = [];
    const shape = await startShape(name, database.adminUrl, {}, { onStatement: (text) => statements.push(text) });
    running.set(name, { shape, cast: await signInPersonas(shape, FIXED_TOWN), statements });
  }
}, 120_000);

afterAll(async () => {
  for (const { shape } of running.values()) await shape.close();
  moveOn();
  for (const database of databases) await database.drop();
});

/** Runs a saved operation as its persona, as every persona when it names none. Throws when the answers of several personas differ. */
async function run(name: ShapeName, operation: SavedOperation): Promise<{ answer: GraphAnswer; statements: readonly string[] }> {
  const { shape, cast, statements } = running.get(name) as Running;
  const { document, variables } = cast.operations.find((served) => nameOf(served) === nameOf(operation)) as SavedOperation;
  const personas = operation.persona ? [operation.persona] : Object.keys(cast.tokens);
  const answers: GraphAnswer[] = [];
  statements.length = 0;
  for (const persona of personas) answers.push(await askGraph(shape.url, cast.tokens[persona], document, variables));
  for (const answer of answers) expect(answer.data).toEqual(answers[0]?.data);
  // Whether the account still stands is asked before the operation, and by another clock in each process.
  return { answer: answers[0] as GraphAnswer, statements: statements.filter((text) => !text.includes("FROM recipients.staff_account WHERE subject = $1")) };
}

/** Names of fields that are null or empty everywhere in an answer. */
function emptyFields(data: unknown): string[] {
  const filled = new Map<string, boolean>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) return value.forEach((item) => walk(item, path));
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      const below = path ? `${path}.${name}` : name;
      const isEmpty = inner === null || inner === undefined || (Array.isArray(inner) && inner.length === 0);
      filled.set(below, filled.get(below) || !isEmpty);
      walk(inner, below);
    }
  };
  walk(data, "");
  return [...filled].filter(([, is]) => !is).map(([name]) => name);
}

test("every audience has two to six questions, the operator one", () => {
  const count = (audience: string) => operations.filter((operation) => operation.audience === audience && !isMutation(operation)).length;
  expect(audiences.map((audience) => [audience, count(audience) >= 2 && count(audience) <= 6])).toEqual(audiences.map((audience) => [audience, audience !== "operator"]));
  expect(count("operator")).toBe(1);
});

/** Questions first: a change must not show in their answers. */
const changesLast = [...named].sort(([, a], [, b]) => Number(isMutation(a)) - Number(isMutation(b)));

describe.each(changesLast)("%s", (_name, operation) => {
  test("is within the guard's limits, with room to add to it", () => {
    const config = loadConfig({ NODE_ENV: "production" });
    new DocumentGuard(config).assertAcceptable(operation.document);
    expect(measureDocument(parse(operation.document)).selections).toBeLessThan(config.GUARD_MAX_SELECTIONS / 2);
  });

  test("names nothing that the town cannot fill in", () => {
    const served = running.get("one process")?.cast.operations.find((item) => nameOf(item) === nameOf(operation));
    expect(placeholdersOf(served?.variables ?? { missing: "{{served}}" })).toEqual([]);
  });

  test("answers its persona without errors, alike in both shapes, as kept", async () => {
    const [here, there] = [await run("one process", operation), await run("distributed", operation)];
    expect(here.answer.errors).toBeUndefined();
    expect(there.answer.errors).toBeUndefined();
    expect(withoutChance(there.answer.data)).toEqual(withoutChance(here.answer.data));
    expectGolden(`${operation.audience}-${operation.id}.json`, toJsonText(withoutChance(here.answer.data)));
  });
});

describe("statements sent to the database", () => {
  test.each([
    ["doctor/patient-overview", 9, 9],
    ["care-manager/plan-and-result", 17, 17],
    // The directory of offices is read at two levels: the office itself, and those that give the services.
    ["care-manager/month-work", 5, 4],
    ["service-office/month-work", 3, 3],
  ])("%s takes %i, of %i kinds, kept beside its answer", async (name, count, kinds) => {
    const { statements } = await run("one process", operations.find((operation) => nameOf(operation) === name) as SavedOperation);
    expectGolden(`${name.replace("/", "-")}.sql`, `${statements.map((text) => text.replace(/\s+/g, " ").trim()).sort().join(";\n")};\n`);
    expect([statements.length, new Set(statements).size]).toEqual([count, kinds]);
  });
});

describe("the unified query", () => {
  const unified = operations.find((operation) => nameOf(operation) === "front-end/person-overview") as SavedOperation;

  test("has something to show in every field for the care manager", async () => {
    const { answer } = await run("one process", unified);
    expect(emptyFields(answer.data)).toEqual([]);
  });

  test("takes one statement for each table it reads, kept beside its answer", async () => {
    const { statements } = await run("one process", unified);
    expectGolden("front-end-person-overview.sql", `${statements.map((text) => text.replace(/\s+/g, " ").trim()).sort().join(";\n")};\n`);
    const tables = statements.map((text) => /FROM (\w+\.\w+) t\b/.exec(text)?.[1]);
    expect(tables).not.toContain(undefined);
    expect(new Set(tables).size).toBe(tables.length);
  });

  test("reads no more when the subgraphs are processes of their own", async () => {
    const [here, there] = [await run("one process", unified), await run("distributed", unified)];
    // The account is looked up at most twice a second and process, so by chance in one of them only.
    const reads = ({ statements }: { statements: readonly string[] }) => statements.filter((text) => !text.includes("recipients.staff_account")).sort();
    expect(reads(there)).toEqual(reads(here));
  });

  test.each([
    ["doctor", ["burdenRatio", "certifications", "actuals"]],
    ["municipality", ["actuals"]],
    ["recipient", ["certifications", "actuals"]],
    ["service-office", ["certifications"]],
  ])("asked by the %s leaves out %j and nothing else", async (persona, hidden) => {
    const { shape, cast } = running.get("one process") as Running;
    const { document, variables } = cast.operations.find((served) => nameOf(served) === nameOf(unified)) as SavedOperation;
    const answer = await askGraph<{ recipient: Record<string, unknown> }>(shape.url, cast.tokens[persona], document, variables);
    expect(answer.errors).toBeUndefined();
    expect(Object.entries(answer.data?.recipient ?? {}).filter(([, value]) => value === null || (Array.isArray(value) && value.length === 0)).map(([name]) => name)).toEqual(hidden);
  });

  test("asked by a municipality of the other insurer finds nobody", async () => {
    const { shape, cast } = running.get("one process") as Running;
    const { document, variables } = cast.operations.find((served) => nameOf(served) === nameOf(unified)) as SavedOperation;
    const token = await shape.token({ subject: "other", role: "MUNICIPALITY", insurer: "999999" });
    expect(await askGraph(shape.url, token, document, variables)).toMatchObject({ data: { recipient: null } });
  });
});
