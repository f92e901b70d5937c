import pg from "pg";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { urlsFromAdmin } from "../../../platform/database/urls.js";
import { rewriteGrants } from "../../../subgraphs/recipients/access/grant.service.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";

const people = Array.from({ length: 3_000 }, (_, index) => ({ insurerNumber: "139006", recipientId: `01a21602-1ecc-75d2-8bc0-${String(index).padStart(12, "0")}` }));
/** As a load has it: a portion is small beside its table. */
const manner = "SET LOCAL app.role = 'WORKER'; SET LOCAL app.insurers = '139006'; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off";

let scratch: TestDatabase;
beforeAll(async () => void (scratch = await createTestDatabase({ template: "migrated" })));
afterAll(() => scratch?.drop());

/** The statements of a rewriting of grants, with their values. */
async function statements(): Promise<[text: string, values: readonly unknown[]][]> {
  const sent: [string, readonly unknown[]][] = [];
  const tx = { execute: async (text: string, values: readonly unknown[]) => sent.push([text, values]) } as unknown as WriteTransaction;
  await rewriteGrants(tx, people);
  return sent;
}

/** The plan of a statement in a database whose tables have no statistics. */
async function planOf(text: string, values: readonly unknown[]): Promise<string> {
  const client = new pg.Client({ connectionString: urlsFromAdmin(scratch.adminUrl).worker });
  await client.connect();
  try {
    await client.query(`BEGIN; ${manner}`);
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${text}`, [...values]);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.end();
  }
}

test("the people of a load are locked and their grants taken out without going through a table for each of them", async () => {
  const [lock, clear] = await statements();
  for (const [text, values] of [lock, clear] as [string, readonly unknown[]][]) expect(await planOf(text, values)).not.toContain("Nested Loop");
});

test("as a join they would be: the comparison can fail", async () => {
  const [lock] = await statements();
  expect(await planOf("SELECT FROM recipients.recipient WHERE (insurer_number, id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) FOR NO KEY UPDATE", lock?.[1] ?? [])).toContain("Nested Loop");
});
