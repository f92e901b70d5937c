import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runKaigo } from "../support/run-kaigo.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kaigo-soak-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const soak = (...flags: string[]) => runKaigo(["soak", "exchange", "--months", "1", ...flags], { TMPDIR: folder });

test("a month of a town, shuffled, doubled and with its processes killed, ends in the same database as in order; with one set lost it does not", async () => {
  const [whole, lost] = await Promise.all([soak("--people", "12"), soak("--people", "4", "--kills", "0", "--lose-one")]);
  expect(whole.err).toBe("");
  expect(whole.out).toMatch(/equal\W+'yes'/);
  expect(whole.out).toMatch(/senders killed\W+[1-9]/);
  expect(whole.out).toMatch(/workers killed\W+[1-9]/);
  expect(whole.code).toBe(0);
  expect(lost.out).toMatch(/equal\W+'no'/);
  expect(lost.out).toContain("different: exchange.parcel\n");
  expect(lost.code).toBe(1);
}, 300_000);

test("a municipality loaded while its load is killed again and again ends in the same database and reconciliation as the quiet load; with a ledger that runs ahead of the rows it does not", async () => {
  const load = (...flags: string[]) => runKaigo(["soak", "load", ...flags], { TMPDIR: folder });
  const [{ code, out, err }, lost] = await Promise.all([load("--people", "1000", "--kills", "4"), load("--people", "500", "--kills", "0", "--lose-one")]);
  expect(err).toBe("");
  expect(out).toMatch(/killed\W+[34]/);
  // Twenty bad cards and their twenty changes; and five of the cards that are taken back, which for that reason never stood.
  expect(out).toMatch(/refused\W+45\D/);
  expect(out).toMatch(/equal\W+'yes'/);
  expect(code).toBe(0);
  expect(lost.out).toMatch(/equal\W+'no'/);
  expect(lost.out).toContain("different: municipal.insured_card\n");
  expect(lost.code).toBe(1);
}, 300_000);
