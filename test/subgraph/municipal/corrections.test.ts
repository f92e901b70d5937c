import fc from "fast-check";
import type { LoadColumn } from "../../../platform/subgraph/load-kind.js";
import { isWithdrawable, withdrawalOf } from "../../../platform/load/withdrawal.js";
import { reconciliationCsv, reconciliationText } from "../../../platform/load/reconciliation.js";
import { municipalSubgraph } from "../../../subgraphs/municipal/subgraph.js";
import { loadSeveral, type SmallFile } from "../../support/load-several.js";
import { asViewer, openSmallTown, type SmallTown } from "../../support/small-town.js";
import { withConnection } from "../../support/sql.js";
import { samplePerson } from "../../support/standard-samples.js";

const { insurerNumber, insuredNumber } = samplePerson;
const neighbour = "0000000042";
const officer = asViewer("MUNICIPALITY", { insurerNumber }, ["CLAIM:MUNICIPALITY", "LIFE:MUNICIPALITY"]);
const kinds = (municipalSubgraph.loads ?? []).filter(isWithdrawable);

/** Field of the graph by kind. */
const fields: Readonly<Record<string, string>> = {
  insured_card: "cardCorrections", card_type_limit: "cardCorrections", burden_ratio: "burdenCorrections", burden_limit: "burdenCorrections", certification: "certificationCorrections",
  assessment: "assessmentCorrections", assessment_item: "assessmentCorrections", doctor_opinion: "doctorOpinionCorrections", panel_review: "panelReviewCorrections",
  allowance_use: "allowanceCorrections", benefit_claim: "claimCorrections", life_feedback: "lifeFeedbackCorrections",
};

interface Correction {
  readonly kind: string;
  readonly how: string;
  readonly recordedAt: string;
  readonly replacedAt: string;
  readonly manifestSha256: string;
  readonly key: readonly { readonly name: string; readonly value: string; readonly meaning: string }[];
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

let town: SmallTown;
beforeAll(async () => void (town = await openSmallTown(municipalSubgraph, [insuredNumber, neighbour])));
afterAll(() => town?.close());

const load = (files: readonly SmallFile[], mode: "ALL_OR_NOTHING" | "SKIP_BAD" = "ALL_OR_NOTHING") => loadSeveral(town.database, municipalSubgraph, files, { mode });
const of = (row: Readonly<Record<string, string>>, person = insuredNumber): Readonly<Record<string, string>> => ({ insurerNumber, insuredNumber: person, ...row });

async function read<T>(selection: string, person = insuredNumber): Promise<T> {
  const { data, codes } = await town.ask(officer, "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Recipient { " + selection + " } } }", { keys: [{ __typename: "Recipient", id: town.globalId(person) }] });
  expect(codes).toEqual([]);
  return (data._entities as unknown as T[])[0] as T;
}

const corrections = async (kind: string, person = insuredNumber): Promise<Correction[]> => {
  const field = fields[kind] as string;
  const answer = await read<Record<string, { readonly nodes: Correction[] }>>(`${field}(first: 100) { nodes { kind how recordedAt replacedAt manifestSha256 key { name meaning value } values { name value } } }`, person);
  return answer[field]?.nodes.filter((row) => row.kind === kind) ?? [];
};

const kept = () => withConnection(town.adminUrl, async (admin) => (await admin.query<{ count: number }>("SELECT count(*) AS count FROM municipal.superseded_record")).rows[0]?.count);

/** A value that a column takes; `other` differs where a pattern leaves a choice. */
function sampleValue({ type, pattern = "", name }: LoadColumn, other: boolean): string {
  // Another outcome has no level.
  if (name === "outcome") return "DECIDED";
  if (type === "date") return other ? "2026-05-02" : "2026-04-01";
  const choice = /^\^\(([^()[\]]+)\)\$$/.exec(pattern)?.[1]?.split("|");
  if (choice) return choice[other ? choice.length - 1 : 0] ?? "";
  if (/[lL]evel$/.test(name)) return other ? "25" : "06";
  if (/officeNumber$/i.test(name)) return "1310000019";
  if (name.endsWith("Month") && type === "text") return "2026-04";
  if (/^(item|case)Number$/.test(name)) return other ? "2-2" : "1-1";
  if (name === "validMonths") return other ? "24" : "12";
  return type === "integer" ? (other ? "222" : "111") : /serviceType/.test(name) ? "11" : other ? "後" : "前";
}

describe("of every kind of record", () => {
  test("there are twelve, and each has its field", () => expect(kinds.map(({ kind }) => kind).sort()).toEqual(Object.keys(fields).sort()));

  test("a corrected and a withdrawn row are kept whole, with their moments and loads", async () => {
    const rowOf = ({ columns, key }: (typeof kinds)[number], other: boolean) => of({ ...Object.fromEntries(columns.map((column) => [column.name, sampleValue(column, other && !key.includes(column.name))])), insurerNumber, insuredNumber });
    const filesOf = (other: boolean, isKeys = false): SmallFile[] => kinds.map((kind) => ({ kind: kind.kind, rows: [rowOf(kind, other)], ...(isKeys && { withdraws: true }) }));
    expect((await load(filesOf(false))).first).toEqual([]);
    await load(filesOf(false));
    expect(await kept()).toBe(0);
    const corrected = await load(filesOf(true));
    expect(corrected.first).toEqual([]);
    const withdrawn = await load(filesOf(true, true));
    expect(withdrawn.files.map(({ read: lines, refused, stored, withdrawn: gone }) => [lines, refused, stored, gone])).toEqual(kinds.map(() => [1, 0, 0, 1]));
    for (const kind of kinds) {
      const states = await corrections(kind.kind);
      expect([kind.kind, states.map(({ how, manifestSha256 }) => [how, manifestSha256])]).toEqual([kind.kind, [["WITHDRAWN", withdrawn.job.manifestSha256], ["CORRECTED", corrected.job.manifestSha256]]]);
      const told = (other: boolean, isKey: boolean) => kind.columns.filter(({ name }) => !["insurerNumber", "insuredNumber"].includes(name) && kind.key.includes(name) === isKey).map(({ name }) => [name, rowOf(kind, other)[name]]);
      expect(states.map(({ key, values }) => [key, values].map((list) => list.map(({ name, value }) => [name, value])))).toEqual([true, false].map((other) => [told(other, true), told(other, false)]));
      expect(states[0]?.key[0]?.meaning).toMatch(/[ぁ-んァ-ヶ一-龠]/);
      const [last, earlier] = states as [Correction, Correction];
      expect(last.recordedAt).toBe(earlier.replacedAt);
      expect(earlier.recordedAt <= earlier.replacedAt && last.recordedAt <= last.replacedAt).toBe(true);
    }
  });
});

describe("a withdrawal", () => {
  const card = (validFrom: string, careLevel: string) => of({ validFrom, careLevel });
  const cards: SmallFile = { kind: "insured_card", rows: [card("2025-01-01", "21"), card("2026-01-01", "23"), card("2026-06-01", "25")] };
  const mistaken: SmallFile = { kind: "insured_card", withdraws: true, rows: [of({ validFrom: "2026-06-01" })] };
  const current = () => read<{ insuredCard: { careLevel: string } | null; insuredCards: object[] }>('insuredCard(on: "2026-09-01") { careLevel } insuredCards { validFrom }');
  const certified = () =>
    town.database.work([insurerNumber], async (tx) => {
      await tx.execute("CREATE TEMPORARY TABLE census (source text NOT NULL, insurer_number text NOT NULL, recipient_id uuid NOT NULL, kind text NOT NULL, quantity integer NOT NULL) ON COMMIT DROP");
      await municipalSubgraph.censuses?.find(({ name }) => name === "certified")?.give(tx, "2026-09");
      return (await tx.query<{ kind: string }>("SELECT kind FROM pg_temp.census")).map(({ kind }) => kind);
    });

  beforeEach(async () => void (await load([cards])));

  test("gives the card before it back, to readers and to what is counted", async () => {
    expect([(await current()).insuredCard, await certified()]).toEqual([{ careLevel: "25" }, ["25"]]);
    await load([mistaken]);
    expect([(await current()).insuredCard, await certified()]).toEqual([{ careLevel: "23" }, ["23"]]);
    expect((await corrections("insured_card")).filter(({ how }) => how === "WITHDRAWN")).not.toEqual([]);
  });

  test("gives a withdrawn use of an allowance back", async () => {
    const use = of({ kind: "EQUIPMENT_PURCHASE", usedOn: "2026-05-01", item: "腰掛便座", costYen: "60000" });
    const left = async () => (await read<{ allowances: { remainingYen: number }[] }>('allowances(on: "2026-09-01") { remainingYen }')).allowances;
    await load([{ kind: "allowance_use", rows: [use, { ...use, usedOn: "2026-06-01", costYen: "10000" }] }]);
    expect(await left()).toEqual([{ remainingYen: 30_000 }]);
    await load([{ kind: "allowance_use", withdraws: true, rows: [use] }]);
    expect(await left()).toEqual([{ remainingYen: 90_000 }]);
  });

  test("again changes nothing, and is signed for as before", async () => {
    const once = await load([mistaken]);
    const before = await kept();
    const again = await load([mistaken], "SKIP_BAD");
    expect([again.state, again.files, await kept()]).toEqual(["LOADED", once.files, before]);
  });

  test("stands on the sheet with what it takes back, apart from what is stored, and balances", async () => {
    const result = await load([cards, mistaken]);
    expect(result.files.map(({ file, stored, withdrawn }) => [file, stored, withdrawn])).toEqual([["insured_card_withdrawn.csv", 0, 1], ["insured_card.csv", 3, 0]]);
    expect(reconciliationText(result, "town")).toContain("read = refused + stored + withdrawn: holds");
    expect(reconciliationCsv(result)).toMatch(/^\uFEFFkind,file,inManifest,read,refused,stored,withdrawn,sha256,contentSum\r\ninsured_card,insured_card_withdrawn\.csv,1,1,0,0,1,/);
    const lost = { ...result, files: result.files.map((file) => ({ ...file, withdrawn: 0 })) };
    expect(reconciliationText(lost, "town")).toContain("DOES NOT HOLD");
  });

  test("comes before what the same load stores: a wrong key is put right in one load, and the key of both stands", async () => {
    await load([mistaken, { kind: "insured_card", rows: [card("2026-07-01", "25")] }]);
    expect((await current()).insuredCards).toEqual(["2026-07-01", "2026-01-01", "2025-01-01"].map((validFrom) => ({ validFrom })));
    await load([{ kind: "insured_card", withdraws: true, rows: [of({ validFrom: "2026-07-01" })] }, { kind: "insured_card", rows: [card("2026-07-01", "24")] }]);
    expect((await current()).insuredCard).toEqual({ careLevel: "24" });
    await load([{ kind: "insured_card", withdraws: true, rows: [of({ validFrom: "2026-07-01" })] }]);
  });

  test("of a key that was never there, of somebody unknown, twice or ill-formed is a finding: nothing is taken back, or only the good lines", async () => {
    const bad: SmallFile = { kind: "insured_card", withdraws: true, rows: [of({ validFrom: "2026-06-01" }), of({ validFrom: "1999-01-01" }), of({ validFrom: "2026-06-01" }, "9999999999"), of({ validFrom: "2026-06-01" }), of({ validFrom: "x" }), of({ validFrom: "2026-06-01" }, neighbour)] };
    const told = [[3, "KNOWN"], [4, "PERSON"], [5, "ONCE"], [6, "DATE"], [7, "KNOWN"]];
    const refused = await load([bad]);
    expect([refused.state, refused.first.map(({ line, rule }) => [line, rule]), (await current()).insuredCards.length]).toEqual(["REFUSED", told, 3]);
    expect(refused.first[0]).toMatchObject({ file: "insured_card_withdrawn.csv", column: "insurerNumber insuredNumber validFrom", detail: "insured_card" });
    const taken = await load([bad], "SKIP_BAD");
    expect([taken.files[0], taken.first.map(({ line, rule }) => [line, rule]), (await current()).insuredCards.length]).toEqual([expect.objectContaining({ read: 6, refused: 5, withdrawn: 1 }), told, 2]);
  });

  test("is refused of a kind whose earlier rows are not kept, and names rows by their key and nothing else", async () => {
    await expect(load([{ kind: "insurer", withdraws: true, rows: [] }])).rejects.toMatchObject({ parameters: { detail: "rows of kind insurer cannot be taken back" } });
    expect(kinds.every((kind) => withdrawalOf(kind).columns.length === kind.key.length)).toBe(true);
  });
});

describe("corrections in pages", () => {
  interface Page {
    readonly nodes: readonly Pick<Correction, "recordedAt" | "replacedAt">[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  }
  const page = (first: number, after: string | null) => `lifeFeedbackCorrections(first: ${first}${after === null ? "" : `, after: "${after}"`}) { nodes { recordedAt replacedAt } pageInfo { endCursor hasNextPage } }`;
  const pageOf = async (first: number, after: string | null) => (await read<{ lifeFeedbackCorrections: Page }>(page(first, after))).lifeFeedbackCorrections;

  beforeAll(async () => {
    const said = (value: string): SmallFile => ({ kind: "life_feedback", rows: ["むせ", "嚥下"].map((item) => of({ officeNumber: "1310000019", evaluatedOn: "2026-03-01", area: "ORAL", item, value })) });
    for (const value of ["1", "2", "3", "4"]) await load([said(value)]);
  });

  test.each([1, 2, 3, 4])("of %i are the whole, once and in order, each with the moment from which it stood", async (first) => {
    const whole = (await pageOf(100, null)).nodes;
    const told: Page["nodes"][number][] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { nodes, pageInfo }: Page = await pageOf(first, after);
      expect(nodes.length).toBeLessThanOrEqual(first);
      told.push(...nodes);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(whole.length).toBeGreaterThanOrEqual(6);
    expect(told).toEqual(whole);
    expect(told.flatMap(({ recordedAt, replacedAt }) => [recordedAt, replacedAt]).filter((moment) => !moment.endsWith("+09:00"))).toEqual([]);
  });

  test("of one person, asked for together, are each their own", async () => {
    const whole = (await pageOf(100, null)).nodes;
    const { endCursor } = (await pageOf(2, null)).pageInfo;
    const { early, late } = await read<{ early: Page; late: Page }>(`early: ${page(1, null)} late: ${page(3, endCursor)}`);
    expect([early.nodes, late.nodes]).toEqual([whole.slice(0, 1), whole.slice(2, 5)]);
  });

  test("are refused beyond a hundred, below one and behind a cursor that no page gave", async () => {
    for (const [first, after] of [[101, null], [0, null], [1, "x"], [1, Buffer.from('["x"]').toString("base64url")]] as const) {
      const { codes } = await town.ask(officer, "query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Recipient { " + page(first, after) + " } } }", { keys: [{ __typename: "Recipient", id: town.globalId(insuredNumber) }] });
      expect([first, after, codes]).toEqual([first, after, ["INPUT_INVALID"]]);
    }
  });
});

test("any loads, corrections and withdrawals leave a history from which each earlier state can be told", async () => {
  const keys = [insuredNumber, neighbour].flatMap((person) => ["2031-08-01", "2032-08-01"].map((validFrom) => of({ validFrom }, person)));
  const change = fc.constantFrom("none", "withdrawn", "10", "20", "30");
  type State = Readonly<Record<string, string>>;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { minLength: keys.length, maxLength: keys.length }), { minLength: 1, maxLength: 4 }), async (steps) => {
      await withConnection(town.adminUrl, async (admin) => {
        const seen: { at: Date; state: State }[] = [];
        const look = async () => {
          const { rows } = await admin.query<{ at: Date; state: State | null }>("SELECT clock_timestamp() AS at, (SELECT jsonb_object_agg(recipient_id || '/' || valid_from, ratio) FROM municipal.burden_ratio WHERE valid_from >= '2031-01-01') AS state");
          if (rows[0]) seen.push({ at: rows[0].at, state: rows[0].state ?? {} });
        };
        await look();
        for (const step of steps) {
          const rowsOf = (which: (change: string) => boolean) => keys.flatMap((key, at) => (which(step[at] ?? "") ? [{ ...key, ratio: step[at] ?? "" }] : []));
          await load([{ kind: "burden_ratio", withdraws: true, rows: rowsOf((to) => to === "withdrawn") }, { kind: "burden_ratio", rows: rowsOf((to) => /^\d/.test(to)) }], "SKIP_BAD");
          await look();
        }
        // A state stood from the correction before it, or from the making of its row, until it was replaced.
        for (const { at, state } of seen) {
          const { rows } = await admin.query<{ state: State | null }>(
            `WITH stood AS (
               SELECT recipient_id, (record_key ->> 'validFrom') AS valid_from, (record_values ->> 'ratio')::integer AS ratio, record_id, replaced_at AS until FROM municipal.superseded_record WHERE kind = 'burden_ratio'
               UNION ALL SELECT recipient_id, valid_from::text, ratio, id, 'infinity' FROM municipal.burden_ratio),
             dated AS (SELECT *, coalesce(lag(until) OVER (PARTITION BY record_id ORDER BY until), uuid_extract_timestamp(record_id)) AS since FROM stood)
             SELECT jsonb_object_agg(recipient_id || '/' || valid_from, ratio) AS state FROM dated WHERE valid_from >= '2031-01-01' AND since <= $1 AND until > $1`,
            [at],
          );
          expect(rows[0]?.state ?? {}).toEqual(state);
        }
        await admin.query("DELETE FROM municipal.burden_ratio WHERE valid_from >= '2031-01-01'; DELETE FROM municipal.superseded_record WHERE kind = 'burden_ratio'");
      });
    }),
    { numRuns: 6, seed: 5 },
  );
}, 60_000);
