import { toViewer } from "../../../platform/viewer/viewer.js";
import { sendParcel } from "../../../subgraphs/exchange/subgraph.js";
import { planSet, resultsSet, sampleOffices } from "../../support/standard-samples.js";
import { careManager, homeHelp, named, openExchange, operator, stranger, type Exchange } from "./exchange-fixture.js";

const tables = ["parcel", "parcel_file", "parcel_file_chunk", "parcel_person", "finding"];

let exchange: Exchange;
beforeAll(async () => {
  exchange = await openExchange();
  await sendParcel({ services: exchange.services, viewer: careManager, files: named(planSet()) });
  await sendParcel({ services: exchange.services, viewer: careManager, files: named(planSet({ serial: "20250325100001" }).slice(1)) });
});
afterAll(() => exchange.close());

const counts = async (viewer: typeof careManager) => {
  const session = exchange.database.read(viewer);
  try {
    return await Promise.all(tables.map(async (table) => Number((await session.query<{ n: number }>(`SELECT count(*) AS n FROM exchange.${table}`))[0]?.n)));
  } finally {
    await session.close();
  }
};
const write = (viewer: typeof careManager, sql: string, values: unknown[] = []) => exchange.database.write(viewer, (tx) => tx.execute(sql, values));
const insert = `INSERT INTO exchange.parcel (sender_office_number, receiver_office_number, serial, size, sha256, received_by) VALUES ($1, $2, '20250101000000', 1, '', $3)`;

test("every table has forced row-level security", async () => {
  const open = await exchange.admin("SELECT relname FROM pg_class WHERE relnamespace = 'exchange'::regnamespace AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)");
  expect(open).toEqual([]);
});

test("the sender sees all it sent, the receiver only what passed the check, everyone else nothing", async () => {
  const [parcels, files, , people, findings] = await counts(careManager);
  expect([parcels, files, people]).toEqual([2, 7, 1]);
  expect(findings).toBeGreaterThan(0);
  expect((await counts(homeHelp)).slice(0, 4)).toEqual([1, 4, 4, 1]);
  for (const viewer of [stranger, operator, toViewer({ ...homeHelp, role: "MUNICIPALITY" }), toViewer({ ...homeHelp, officeNumber: undefined })]) expect(await counts(viewer)).toEqual([0, 0, 0, 0, 0]);
});

test("without the policies a stranger would see everything: the rights come from the database", async () => {
  for (const table of tables) await exchange.admin(`ALTER TABLE exchange.${table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE exchange.${table} DISABLE ROW LEVEL SECURITY`);
  try {
    expect((await counts(stranger))[0]).toBe(2);
  } finally {
    for (const table of tables) await exchange.admin(`ALTER TABLE exchange.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.${table} FORCE ROW LEVEL SECURITY`);
  }
  expect((await counts(stranger))[0]).toBe(0);
});

test("an office can put in parcels of its own only, and only new ones", async () => {
  await expect(write(stranger, insert, [sampleOffices.careManager, sampleOffices.homeHelp, stranger.subject])).rejects.toMatchObject({ code: "42501" });
  await expect(write(stranger, insert, [stranger.officeNumber, sampleOffices.homeHelp, "somebody else"])).rejects.toMatchObject({ code: "42501" });
  await expect(write(operator, insert, ["", sampleOffices.homeHelp, operator.subject])).rejects.toMatchObject({ code: "42501" });
  const accepted = insert.replace("received_by)", "received_by, state, accepted_at)").replace("$3)", "$3, 'ACCEPTED', now())");
  await expect(write(stranger, accepted, [stranger.officeNumber, sampleOffices.homeHelp, stranger.subject])).rejects.toMatchObject({ code: "42501" });
});

test("nobody can add files or chunks to a parcel of another office, or to one that was taken in", async () => {
  const [own] = await exchange.admin<{ id: string }>("SELECT id FROM exchange.parcel WHERE state = 'IMPORTED'");
  const file = "INSERT INTO exchange.parcel_file (parcel_id, name, kind, size, sha256, content_id) VALUES ($1, 'x', 'x', 1, '', uuidv7())";
  for (const viewer of [careManager, homeHelp, stranger]) await expect(write(viewer, file, [own?.id])).rejects.toMatchObject({ code: "42501" });
  const [content] = await exchange.admin<{ id: string }>("SELECT content_id AS id FROM exchange.parcel_file LIMIT 1");
  const chunk = "INSERT INTO exchange.parcel_file_chunk (content_id, ordinal, bytes) VALUES ($1, 99, '')";
  for (const viewer of [careManager, homeHelp, stranger]) await expect(write(viewer, chunk, [content?.id])).rejects.toMatchObject({ code: "42501" });
});

test("only the receiver can set the state, and only to collected", async () => {
  const set = "UPDATE exchange.parcel SET state = $1, collected_by = $2, collected_at = now()";
  expect(await write(careManager, set, ["COLLECTED", careManager.subject])).toBe(0);
  expect(await write(stranger, set, ["COLLECTED", stranger.subject])).toBe(0);
  await expect(write(homeHelp, set, ["REJECTED", homeHelp.subject])).rejects.toMatchObject({ code: "42501" });
  await expect(write(homeHelp, set, ["COLLECTED", "somebody else"])).rejects.toMatchObject({ code: "42501" });
  await expect(write(homeHelp, "UPDATE exchange.parcel SET sha256 = ''")).rejects.toMatchObject({ code: "42501" });
  expect(await write(homeHelp, set, ["COLLECTED", homeHelp.subject])).toBe(1);
});

test("nobody deletes: not the sender, not the receiver", async () => {
  for (const table of tables) await expect(write(careManager, `DELETE FROM exchange.${table}`)).rejects.toMatchObject({ code: "42501" });
});

test("a stranger cannot take over bytes on their way in", async () => {
  const id = "00000000-0000-4000-8000-000000000001";
  await write(careManager, "INSERT INTO exchange.pending_upload (content_id, office_number) VALUES ($1, $2)", [id, careManager.officeNumber]);
  const chunk = "INSERT INTO exchange.parcel_file_chunk (content_id, ordinal, bytes) VALUES ($1, $2, 'x')";
  expect(await write(careManager, chunk, [id, 0])).toBe(1);
  await expect(write(stranger, chunk, [id, 1])).rejects.toMatchObject({ code: "42501" });
  expect(await write(stranger, "DELETE FROM exchange.pending_upload")).toBe(0);
});

test("results go the other way under the same rights", async () => {
  const { state } = await sendParcel({ services: exchange.services, viewer: homeHelp, files: named(resultsSet()) });
  expect(state).toBe("IMPORTED");
  expect((await counts(careManager))[0]).toBe(3);
});
