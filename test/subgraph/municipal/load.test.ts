import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { allLoads, allManifests, getDirectory } from "../../../gateway/house/manifests.js";
import { bringUpToDate } from "../../../cli/verbs/migrate.js";
import { loadConfig } from "../../../platform/config/config.js";
import { openDatabase, type Database } from "../../../platform/database/database.js";
import { urlsFromAdmin } from "../../../platform/database/urls.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { holdsNothingOf, storeStaged } from "../../../platform/load/store-staged.js";
import { storedColumns } from "../../../platform/load/stored-columns.js";
import { isKeyed, type KeyedLoad } from "../../../platform/subgraph/load-kind.js";
import { isWithdrawable, withdrawalFile } from "../../../platform/load/withdrawal.js";
import { loadFolder, refusal as refusalOf, type LoadResult } from "../../../platform/load/load-folder.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { runKaigo } from "../../support/run-kaigo.js";
import { patience } from "../../support/patience.js";

const insurer = "insurerNumber,name,prefectureCode,kind,municipalityNames,readiness\n131016,青葉市,13,CITY,青葉市,SHARING\n";
const people = "insurerNumber,insuredNumber,name,nameKana,sex,birthDate\n131016,0000000001,山田　花子,ヤマダ　ハナコ,2,1940-05-06\n131016,H000000002,佐藤　一郎,サトウ　イチロウ,1,1938-11-30\n";
const cardHeader = "insurerNumber,insuredNumber,validFrom,validTo,careLevel,limitUnits,notes";
const cards = `${cardHeader}\r\n131016,0000000001,2026-01-01,2027-12-31,23,27048,"医療, 介護の""連携""\r\n二行目"\r\n131016,H000000002,2026-02-01,,12,5032,\r\n`;

let own: TestDatabase;
let database: Database;
let admin: pg.Client;
const config = loadConfig({ NODE_ENV: "test", ...patience });
const manifests = allManifests(config);

beforeAll(async () => {
  own = await createTestDatabase({ template: "migrated" });
  await bringUpToDate(config, urlsFromAdmin(own.adminUrl));
  database = openDatabase(urlsFromAdmin(own.adminUrl), config);
  admin = new pg.Client({ connectionString: own.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin?.end();
  await database?.close();
  await own?.drop();
});

type Files = Readonly<Record<string, string | Buffer>>;
type Change = (manifest: { format: string; insurerNumber?: string; files: { kind: string; file: string; rows: number; sha256: string }[] }) => void;

/** Loads files given by kind; rows are counted from the text unless the manifest is changed. */
async function load(files: Files, rows: Readonly<Record<string, number>>, options: { skipBad?: boolean; change?: Change; extra?: Files } = {}): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), "kaigo-load-"));
  try {
    const manifest = { format: "kaigo-load/1", files: Object.entries(files).map(([kind, text]) => ({ kind, file: `${kind}.csv`, rows: rows[kind] ?? 0, sha256: createHash("sha256").update(text).digest("hex") })) };
    options.change?.(manifest);
    for (const [kind, text] of Object.entries({ ...files, ...options.extra })) await writeFile(join(folder, `${kind}.csv`), text);
    await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
    return await loadFolder(database, { folder, directory: getDirectory(manifests) }, allLoads(manifests), { mode: options.skipBad ? "SKIP_BAD" : "ALL_OR_NOTHING" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const refusal = async (work: Promise<LoadResult>): Promise<string> => {
  try {
    const { state, first, findings } = await work;
    if (state === "REFUSED") throw refusalOf(first[0], findings);
    return "taken";
  } catch (error) {
    return error instanceof KaigoError ? `${error.code} ${error.parameters.detail}` : String(error);
  }
};

const stored = async () => (await admin.query("SELECT recipient_id, care_level, valid_from::text, limit_units, notes FROM municipal.insured_card ORDER BY valid_from")).rows as Record<string, unknown>[];

describe("a load of municipal records", () => {
  test("takes everything in the order of its kinds, whatever the manifest's order, and reconciles each file", async () => {
    const { files: reports } = await load({ insured_card: cards, recipient: people, insurer }, { insured_card: 2, recipient: 2, insurer: 1 });
    expect(reports.map(({ kind, inManifest, read, refused, stored }) => [kind, inManifest, read, refused, stored])).toEqual([
      ["insurer", 1, 1, 0, 1],
      ["recipient", 2, 2, 0, 2],
      ["insured_card", 2, 2, 0, 2],
    ]);
    expect(await stored()).toMatchObject([
      { care_level: "23", valid_from: "2026-01-01", limit_units: 27048, notes: '医療, 介護の"連携"\r\n二行目' },
      { care_level: "12", valid_from: "2026-02-01", limit_units: 5032, notes: null },
    ]);
  });

  test("changes nothing when it is loaded again, and keeps ids when values change", async () => {
    const before = await stored();
    await load({ insured_card: cards, recipient: people, insurer }, { insured_card: 2, recipient: 2, insurer: 1 });
    expect(await stored()).toEqual(before);
    await load({ insured_card: `${cardHeader}\n131016,0000000001,2026-01-01,2027-12-31,24,30938,\n` }, { insured_card: 1 });
    expect((await stored())[0]).toMatchObject({ recipient_id: before[0]?.recipient_id, care_level: "24", limit_units: 30938 });
  });

  test.each([
    ["a value of another form", "131016,0000000001,2026-01-01,,99,,", "insured_card.csv, line 2, column careLevel: the form ^(06|12|13|2[1-5])$"],
    ["a day that is none", "131016,0000000001,2026-02-30,,23,,", "insured_card.csv, line 2, column validFrom: a day as YYYY-MM-DD"],
    ["a number that is none", "131016,0000000001,2026-01-01,,23,12x,", "insured_card.csv, line 2, column limitUnits: a whole number"],
    ["a value that is missing", "131016,0000000001,,,23,,", "insured_card.csv, line 2, column validFrom: a value is required"],
    ["a person nobody has registered", "131016,0000000009,2026-01-01,,23,,", "insured_card.csv, line 2, column insuredNumber: a known person"],
    ["a person of another insurer", "209007,0000000001,2026-01-01,,23,,", "insured_card.csv, line 2, column insuredNumber: a known person"],
    ["a record with too many values", "131016,0000000001,2026-01-01,,23,,,,", "insured_card.csv, line 2: 7 values, as the header has"],
    ["a quote that never closes", '131016,0000000001,2026-01-01,,23,,"open', "insured_card.csv, line 2: a quotation mark that closes within 65536 bytes"],
    ["a NUL character", "131016,0000000001,2026-01-01,,23,,a\u0000b", "insured_card.csv, line 2: no NUL characters"],
    ["a last day before the first", "131016,0000000001,2026-01-01,2025-12-31,23,,", "insured_card.csv, line 2, column validTo: not before validFrom"],
    ["a line that stands twice", "131016,H000000002,2030-01-01,,13,,", "insured_card.csv, line 3, column insurerNumber insuredNumber validFrom: once in a file: it is on line 2 already"],
    ["a line of more than 64 kB", `131016,0000000001,2026-01-01,,23,,${"あ".repeat(30_000)}`, "insured_card.csv, line 2: at most 65536 bytes"],
  ])("is refused whole, naming file, line, column and rule, for %s", async (_name, line, detail) => {
    const before = await stored();
    expect(await refusal(load({ insured_card: `${cardHeader}\n${line}\n131016,H000000002,2030-01-01,,12,,\n` }, { insured_card: 2 }))).toBe(`LOAD_REFUSED ${detail}`);
    expect(await stored()).toEqual(before);
  });

  test("takes the good lines when asked to, and tells every bad one", async () => {
    const { files: [report], first } = await load({ insured_card: `${cardHeader}\n131016,0000000001,x,,99,,\n131016,0000000009,2031-01-01,,23,,\n131016,H000000002,2031-01-01,,12,,\n` }, { insured_card: 3 }, { skipBad: true });
    expect(report).toMatchObject({ read: 3, refused: 2, stored: 1 });
    expect(first.map(({ line, column }) => `${line} ${column}`).sort()).toEqual(["2 careLevel", "2 validFrom", "3 insuredNumber"]);
    expect((await stored()).at(-1)).toMatchObject({ valid_from: "2031-01-01" });
  });

  test("is refused when manifest and files disagree", async () => {
    const files = { insurer };
    expect(await refusal(load(files, { insurer: 2 }))).toBe("LOAD_REFUSED insurer.csv: 1 rows, 2 in the manifest");
    expect(await refusal(load(files, { insurer: 1 }, { change: ({ files: [entry] }) => void (entry && (entry.sha256 = "0".repeat(64))) }))).toBe("LOAD_REFUSED insurer.csv: SHA-256 differs from the manifest");
    expect(await refusal(load(files, { insurer: 1 }, { change: ({ files: [entry] }) => void (entry && (entry.kind = "unheard")) }))).toBe("LOAD_REFUSED kind unheard is unknown");
    expect(await refusal(load(files, { insurer: 1 }, { change: ({ files: [entry] }) => void (entry && (entry.file = "../insurer.csv")) }))).toBe("LOAD_REFUSED manifest.json is not of the form kaigo-load/1: look at files.0.file");
    expect(await refusal(load(files, { insurer: 1 }, { change: ({ files: [entry] }) => void Object.assign(entry ?? {}, { withdraw: true }) }))).toBe("LOAD_REFUSED manifest.json is not of the form kaigo-load/1: look at files.0");
    expect(await refusal(load({ insurer: "name,other\nx,y\n" }, { insurer: 1 }))).toBe("LOAD_REFUSED insurer: a column of the header is unknown");
    expect(await refusal(load({ insurer: "name\nx\n" }, { insurer: 1 }))).toBe("LOAD_REFUSED insurer: column insurerNumber is missing");
    expect(await refusal(load(files, { insurer: 1 }))).toBe("taken");
  });

  test("tells each bad line of a file that is broken in every way, and takes the rest", async () => {
    const lines = [
      Buffer.from(`\uFEFF${cardHeader}\r\n131016,0000000001,2032-01-01,,23,,"two\nlines"\n\n131016,0000000001,2032-02-01,,23,,`),
      Buffer.from([0x82, 0xa0]),
      Buffer.from(`\r\n131016,0000000001,2032-03-01,,23,,\\.\r\n\\.\n131016,"0000000001",2032-04-01,"",23,,"open\n131016,0000000001,2032-05-01,,23,,\n131016,0000000001,2032-05-01,,24,,`),
    ];
    const { files: [report], first } = await load({ insured_card: Buffer.concat(lines) }, { insured_card: 7 }, { skipBad: true });
    expect(report).toMatchObject({ read: 7, refused: 4, stored: 3 });
    expect(first.map(({ line, rule }) => `${line} ${rule}`)).toEqual(["5 UTF8", "7 VALUES", "8 QUOTE", "10 ONCE"]);
    expect((await stored()).slice(-3)).toMatchObject([{ valid_from: "2032-01-01", notes: "two\nlines" }, { valid_from: "2032-03-01", notes: "\\." }, { valid_from: "2032-05-01", care_level: "23" }]);
  });

  test("refuses another insurer's rows when the manifest says whose they are, and files that the manifest does not name or that are not there", async () => {
    const foreign = "insurerNumber,insuredNumber,name,nameKana,sex,birthDate\n209007,0000000077,見本　他,ミホン　タ,1,1940-01-01\n";
    expect(await refusal(load({ recipient: foreign }, { recipient: 1 }, { change: (manifest) => void (manifest.insurerNumber = "131016") }))).toBe("LOAD_REFUSED recipient.csv, line 2, column insurerNumber: a row of the manifest's insurer 131016");
    expect(await refusal(load({ insurer }, { insurer: 1 }, { extra: { recipient: people } }))).toBe("LOAD_REFUSED recipient.csv is not in the manifest");
    expect(await refusal(load({ insurer }, { insurer: 1 }, { change: ({ files: [entry] }) => void (entry && (entry.file = "office.csv")) }))).toBe("LOAD_REFUSED insurer.csv is not in the manifest");
    expect(await refusal(load({}, {}, { change: ({ files }) => void files.push({ kind: "office", file: "office.csv", rows: 0, sha256: "0".repeat(64) }) }))).toBe("LOAD_REFUSED office.csv: the file cannot be read");
    expect(await refusal(load({}, {}, { change: ({ files }) => void files.push(...[1, 2].map(() => ({ kind: "office", file: "office.csv", rows: 0, sha256: "0".repeat(64) }))) }))).toBe("LOAD_REFUSED kind office stands twice in the manifest");
  });

  test("holds the key of every kind by a unique key of its table: new rows are inserted without looking for them", async () => {
    const keyed = allLoads(manifests).filter(isKeyed).filter(({ storeRows }) => storeRows === undefined);
    expect(keyed.length).toBeGreaterThan(12);
    for (const kind of keyed) {
      const { rows } = await admin.query<{ columns: string[] }>(
        `SELECT (SELECT array_agg(a.attname::text ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)) AS columns FROM pg_index i WHERE i.indrelid = $1::regclass AND i.indisunique AND i.indpred IS NULL`,
        [kind.table],
      );
      expect([kind.kind, rows.map(({ columns }) => columns)]).toEqual([kind.kind, expect.arrayContaining([storedColumns(kind).filter(({ isKey }) => isKey).map(({ column }) => column).sort()])]);
    }
  });

  test("inserts new rows plainly, and updates when one of them has come meanwhile", async () => {
    const card = allLoads(manifests).filter(isKeyed).find(({ kind }) => kind === "insured_card") as KeyedLoad;
    const [person] = (await admin.query<{ id: string }>("SELECT id FROM recipients.recipient WHERE insured_number = '0000000001'")).rows;
    const store = (level: string, isNew: boolean) =>
      database.workLong((session) =>
        session.transaction(["131016"], async (tx) => {
          await tx.execute(`CREATE TEMPORARY TABLE staging ON COMMIT DROP AS SELECT 2::bigint AS line, '131016' AS "insurerNumber", '${person?.id}'::uuid AS "recipientId", '${level}' AS "careLevel", '2039-01-01' AS "validFrom", ${card.columns.filter(({ name }) => !["insurerNumber", "careLevel", "validFrom"].includes(name)).map(({ name }) => `NULL::text AS "${name}"`).join(", ")}`);
          return [await holdsNothingOf(tx, card, ["131099"]), await holdsNothingOf(tx, card, ["131016"]), await storeStaged(tx, card, { first: 2, last: 2 }, "of the test", isNew)];
        }),
      );
    const level = async () => (await admin.query<{ care_level: string }>("SELECT care_level FROM municipal.insured_card WHERE valid_from = '2039-01-01'")).rows.map(({ care_level }) => care_level);
    expect([await store("21", true), await level()]).toEqual([[true, false, 1], ["21"]]);
    expect([await store("22", true), await level()]).toEqual([[true, false, 1], ["22"]]);
    expect([await store("22", true), await level()]).toEqual([[true, false, 0], ["22"]]);
    await admin.query("DELETE FROM municipal.insured_card WHERE valid_from = '2039-01-01'");
  });

  test("reads back what it stored also where new rows take the place of deleted ones", async () => {
    const ratio = "insurerNumber,insuredNumber,ratio,validFrom\n131016,0000000001,20,2030-08-01\n131016,H000000002,30,2030-08-01\n";
    await admin.query("INSERT INTO municipal.burden_ratio (insurer_number, recipient_id, ratio, valid_from) SELECT '999999', uuidv7(), 10, '2026-08-01' FROM generate_series(1, 600)");
    await admin.query("DELETE FROM municipal.burden_ratio WHERE ctid < '(2,0)'");
    await admin.query("VACUUM municipal.burden_ratio");
    const { files: [report] } = await load({ burden_ratio: ratio }, { burden_ratio: 2 });
    const places = (await admin.query<{ block: number }>("SELECT (ctid::text::point)[0]::integer AS block FROM municipal.burden_ratio WHERE insurer_number = '131016'")).rows;
    expect([report?.stored, places.map(({ block }) => block)]).toEqual([2, [0, 0]]);
    const sum = (line: string) => BigInt(`0x${createHash("md5").update(line).digest("hex").slice(0, 15)}`);
    expect(report?.contentSum).toBe(String(sum("131016\x1f0000000001\x1f20\x1f2030-08-01\x1f") + sum("131016\x1fH000000002\x1f30\x1f2030-08-01\x1f")));
    await admin.query("DELETE FROM municipal.burden_ratio");
  });

  test("begins with a template: a file with its header for every kind, which loads as it is and takes the rows that are written into it", async () => {
    const folder = join(await mkdtemp(join(tmpdir(), "kaigo-template-")), "town");
    const template = async () => await loadFolder(database, { folder, directory: getDirectory(manifests) }, allLoads(manifests));
    const { code, out } = await runKaigo(["load", folder, "--template"], {});
    expect([code, out]).toEqual([0, expect.stringMatching(/^Written to .*manifest\.json/)]);
    expect((await readdir(folder)).sort()).toEqual(["manifest.json", ...allLoads(manifests).flatMap((kind) => [`${kind.kind}.csv`, ...(isWithdrawable(kind) ? [withdrawalFile(kind)] : [])])].sort());
    expect(await template()).toMatchObject({ state: "LOADED", findings: 0, files: expect.arrayContaining([expect.objectContaining({ kind: "insured_card", inManifest: 0, stored: 0 })]) });
    expect((await runKaigo(["load", `${folder}-2`, "--template"], { LC_ALL: "ja_JP.UTF-8" })).out).toMatch(/に書き出しました: .*manifest\.json/);
    expect((await runKaigo(["load", folder, "--template"], {})).code).not.toBe(0);

    const text = `${await readFile(join(folder, "insurer.csv"), "utf8")}131024,若葉市,13,CITY,若葉市,,,SHARING\r\n`;
    const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as { files: { kind: string; rows: number; sha256: string }[] };
    Object.assign(manifest.files.find(({ kind }) => kind === "insurer") ?? {}, { rows: 1, sha256: createHash("sha256").update(text).digest("hex") });
    await writeFile(join(folder, "insurer.csv"), text);
    await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
    expect((await template()).files.find(({ kind }) => kind === "insurer")).toMatchObject({ read: 1, refused: 0, stored: 1 });
    await rm(folder, { recursive: true });
  });

  test("does nothing for a manifest that was loaded before, and reads back the same content sum whichever way it is loaded", async () => {
    const files = { insured_card: `${cardHeader}\n131016,0000000001,2033-01-01,,23,,\n131016,0000000001,2033-02-01,,24,,\n` };
    const loaded = await load(files, { insured_card: 2 });
    expect(loaded.state).toBe("LOADED");
    expect(await load(files, { insured_card: 2 })).toEqual({ ...loaded, state: "LOADED_BEFORE" });
    await admin.query("DELETE FROM load.job");
    await admin.query("DELETE FROM municipal.insured_card WHERE valid_from >= '2033-01-01'");
    const turned = `validFrom,careLevel,insuredNumber,insurerNumber\n2033-02-01,24,0000000001,131016\n2033-01-01,23,0000000001,131016`;
    expect((await load({ insured_card: turned }, { insured_card: 2 }, { skipBad: true })).files[0]?.contentSum).toBe(loaded.files[0]?.contentSum);
  });
});
