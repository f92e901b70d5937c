import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { toGlobalId } from "../platform/graphql/global-id.js";
import { startCostHouses, type RunningHouse } from "./cost/houses.js";
import { openBenchTown } from "./town/open-town.js";
import { median } from "./median.js";

const pairs = Number(process.env["TIMING_PAIRS"] ?? 3_000);
const noDifference = 0.01;

interface Question { readonly query: string; readonly variables: Readonly<Record<string, string>> }

interface Sample { readonly foreign: number; readonly missing: number }

/**
 * Whether a stranger can tell by the time of an answer that a person exists: foreign and missing keys in random order, compared by
 * rank (Mann–Whitney). Bar: p > 0.01 for both root fields; the control, a person of one's own, must be told apart.
 */
export async function run(): Promise<void> {
  const people = Number(process.env["COST_PEOPLE"] ?? 10_000);
  const town = await openBenchTown({ people, months: 1, folder: process.env["TOWN_FOLDER"] ?? `.data/town-${people}` });
  const dataDir = await mkdtemp(join(tmpdir(), "kaigo-timing-"));
  let house: RunningHouse | undefined;
  try {
    const [started] = (await startCostHouses([{ adminUrl: town.adminUrl, dataDir }])) as [RunningHouse];
    house = started;
    const { foreign, own, office } = await findPeople(town.adminUrl);
    const token = await started.token({ subject: "stranger", role: "CARE_MANAGER", office });
    const ask = async (question: Question) => {
      const start = performance.now();
      const answer = await fetch(`${started.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${token}` }, body: JSON.stringify(question) });
      await answer.text();
      return performance.now() - start;
    };
    // One document for all: a key written into it would make each a new one to parse and plan, or one that is remembered.
    const byId = (id: string): Question => ({ query: "query ($id: ID!) { recipient(id: $id) { name } }", variables: { id } });
    const byNumber = (insurer: string, number: string): Question => ({ query: "query ($insurer: InsurerNumber!, $number: InsuredNumber!) { recipientByNumber(insurerNumber: $insurer, insuredNumber: $number) { name } }", variables: { insurer, number } });
    const some = <T>(all: readonly T[]) => all[Math.floor(Math.random() * all.length)] as T;
    const keyOf = ({ insurer, id }: Person) => [insurer, id] as const;
    const nobody = ({ insurer }: Person) => toGlobalId(insurer, `01900000-0000-7000-8000-${randomBytes(6).toString("hex")}`);
    const cases: Readonly<Record<string, (person: Person) => readonly [Question, Question]>> = {
      "recipient(id)": (person) => [byId(toGlobalId(person.insurer, person.id)), byId(nobody(person))],
      "recipientByNumber": (person) => [byNumber(person.insurer, person.number), byNumber(person.insurer, `9${String(Math.floor(Math.random() * 1e9)).padStart(9, "0")}`)],
      "control: one's own": (person) => [byId(toGlobalId(...keyOf(some(own)))), byId(nobody(person))],
    };
    const rows: string[] = [];
    for (const [name, questions] of Object.entries(cases)) {
      const samples: Sample[] = [];
      for (let index = -200; index < pairs; index += 1) {
        const [one, other] = questions(some(foreign));
        const foreignFirst = Math.random() < 0.5;
        const first = await ask(foreignFirst ? one : other);
        const second = await ask(foreignFirst ? other : one);
        // The first two hundred warm up.
        if (index >= 0) samples.push(foreignFirst ? { foreign: first, missing: second } : { foreign: second, missing: first });
      }
      const p = mannWhitney(samples.map((sample) => sample.foreign), samples.map((sample) => sample.missing));
      const isControl = name.startsWith("control");
      rows.push(`| ${name} | ${pairs} | ${toMedian(samples.map((sample) => sample.foreign))} | ${toMedian(samples.map((sample) => sample.missing))} | ${p.toFixed(3)} | ${isControl ? "≤" : ">"} ${noDifference} | ${isControl === p <= noDifference ? "held" : "NOT HELD"} |`);
    }
    process.stdout.write(`| asked | pairs | foreign, median ms | missing, median ms | p | bar | |\n|---|--:|--:|--:|--:|--:|---|\n${rows.join("\n")}\n`);
  } finally {
    house?.process.kill();
    await town.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Person { readonly insurer: string; readonly id: string; readonly number: string }

/** People of one office, and people whom it may not see. */
async function findPeople(adminUrl: string): Promise<{ foreign: Person[]; own: Person[]; office: string }> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const [{ office }] = (await admin.query<{ office: string }>("SELECT office_number AS office FROM recipients.access_grant WHERE role = 'CARE_MANAGER' AND category = 'PERSON' AND valid_to >= current_date ORDER BY 1 LIMIT 1")).rows as [{ office: string }];
    const people = (condition: string) => admin.query<Person>(`SELECT r.insurer_number AS insurer, r.id, r.insured_number AS number FROM recipients.recipient r WHERE ${condition} (SELECT FROM recipients.access_grant g WHERE g.insurer_number = r.insurer_number AND g.recipient_id = r.id AND g.office_number = $1 AND g.valid_to >= current_date) LIMIT 1000`, [office]);
    return { office, foreign: (await people("NOT EXISTS")).rows, own: (await people("EXISTS")).rows };
  } finally {
    await admin.end();
  }
}

const toMedian = (values: readonly number[]): string => median(values).toFixed(2);

/** Two-sided p that both samples come from one distribution, by the normal approximation of the rank sum. */
function mannWhitney(a: readonly number[], b: readonly number[]): number {
  const ranked = [...a.map((value) => ({ value, isA: true })), ...b.map((value) => ({ value, isA: false }))].sort((x, y) => x.value - y.value);
  const rankSum = ranked.reduce((sum, { isA }, index) => (isA ? sum + index + 1 : sum), 0);
  const u = rankSum - (a.length * (a.length + 1)) / 2;
  const z = Math.abs(u - (a.length * b.length) / 2) / Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
  return 2 * (1 - normal(z));
}

/** The standard normal distribution function (Abramowitz and Stegun 26.2.17, error below 1e-7). */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}
