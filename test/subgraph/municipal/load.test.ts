import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { allLoads, allManifests, getDirectory } from "../../../gateway/house/manifests.js";
import { bringUpToDate } from "../../../cli/verbs/migrate.js";
import { loadConfig } from "../../../platform/config/config.js";
import { openDatabase, type Database } from "../../../platform/database/database.js";
import { urlsFromAdmin } from "../../../platform/database/urls.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { loadFolder, type KindReport } from "../../../platform/load/load-folder.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";

const insurer = "insurerNumber,name,prefectureCode,kind,municipalityNames,readiness\n131016,青葉市,13,CITY,青葉市,SHARING\n";
const people = "insurerNumber,insuredNumber,name,nameKana,sex,birthDate\n131016,0000000001,山田　花子,ヤマダ　ハナコ,2,1940-05-06\n131016,H000000002,佐藤　一郎,サトウ　イチロウ,1,1938-11-30\n";
const cardHeader = "insurerNumber,insuredNumber,validFrom,validTo,careLevel,limitUnits,notes";
const cards = `${cardHeader}\r\n131016,0000000001,2026-01-01,2027-12-31,23,27048,"医療, 介護の""連携""\r\n二行目"\r\n131016,H000000002,2026-02-01,,12,5032,\r\n`;

let own: TestDatabase;
let database: Database;
let admin: pg.Client;
const config = loadConfig({ NODE_ENV: "test" });
const manifests = allManifests(config);

beforeAll(async () => {
  own = await createTestDatabase({ template: "migrated" });
  await bringUpToDate(config, urlsFromAdmin(own.adminUrl));
  database = openDatabase(urlsFromAdmin(own.adminUrl), config);
  admin = new pg.Client({ connectionString: own.adminUrl });
  await admin.connect();
}, 60_000);

afterAll(async () => {
  await admin?.end();
  await database?.close();
  await own?.drop();
});

type Files = Readonly<Record<string, string>>;
type Change = (manifest: { format: string; files: { kind: string; file: string; rows: number; sha256: string }[] }) => void;

/** Loads files given by kind; rows are counted from the text unless the manifest is changed. */
async function load(files: Files, rows: Readonly<Record<string, number>>, options: { skipBad?: boolean; change?: Change } = {}): Promise<KindReport[]> {
  const folder = await mkdtemp(join(tmpdir(), "kaigo-load-"));
  try {
    const manifest = { format: "kaigo-load/1", files: Object.entries(files).map(([kind, text]) => ({ kind, file: `${kind}.csv`, rows: rows[kind] ?? 0, sha256: createHash("sha256").update(text).digest("hex") })) };
    options.change?.(manifest);
    for (const [kind, text] of Object.entries(files)) await writeFile(join(folder, `${kind}.csv`), text);
    await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
    return await loadFolder(database, { folder, directory: getDirectory(manifests) }, allLoads(manifests), { skipBad: options.skipBad });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return "taken";
  } catch (error) {
    return error instanceof KaigoError ? `${error.code} ${error.parameters.detail}` : String(error);
  }
};

const stored = async () => (await admin.query("SELECT recipient_id, care_level, valid_from::text, limit_units, notes FROM municipal.insured_card ORDER BY valid_from")).rows as Record<string, unknown>[];

describe("a load of municipal records", () => {
  test("takes everything in the order of its kinds, whatever the manifest's order, and reconciles each file", async () => {
    const reports = await load({ insured_card: cards, recipient: people, insurer }, { insured_card: 2, recipient: 2, insurer: 1 });
    expect(reports.map(({ kind, inManifest, read, refused, taken }) => [kind, inManifest, read, refused.length, taken])).toEqual([
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
    ["a record with too many values", "131016,0000000001,2026-01-01,,23,,,,", "insured_card: not a readable CSV, line 2 (22P04)"],
    ["a quote that never closes", '131016,0000000001,2026-01-01,,23,,"open', "insured_card: not a readable CSV, line 4 (22P04)"],
  ])("is refused whole, naming file, line, column and rule, for %s", async (_name, line, detail) => {
    const before = await stored();
    expect(await refusal(load({ insured_card: `${cardHeader}\n${line}\n131016,H000000002,2030-01-01,,12,,\n` }, { insured_card: 2 }))).toBe(`LOAD_REFUSED ${detail}`);
    expect(await stored()).toEqual(before);
  });

  test("takes the good lines when asked to, and tells every bad one", async () => {
    const [report] = await load({ insured_card: `${cardHeader}\n131016,0000000001,x,,99,,\n131016,0000000009,2031-01-01,,23,,\n131016,H000000002,2031-01-01,,12,,\n` }, { insured_card: 3 }, { skipBad: true });
    expect(report).toMatchObject({ read: 3, taken: 1 });
    expect(report?.refused.map(({ line, column }) => `${line} ${column}`).sort()).toEqual(["2 careLevel", "2 validFrom", "3 insuredNumber"]);
    expect((await stored()).at(-1)).toMatchObject({ valid_from: "2031-01-01" });
  });

  test("is refused when manifest and files disagree", async () => {
    const files = { insurer };
    expect(await refusal(load(files, { insurer: 2 }))).toBe("LOAD_REFUSED insurer.csv: 1 rows, 2 in the manifest");
    expect(await refusal(load(files, { insurer: 1 }, { change: ({ files: [entry] }) => void (entry && (entry.sha256 = "0".repeat(64))) }))).toBe("LOAD_REFUSED insurer.csv: SHA-256 differs from the manifest");
    expect(await refusal(load(files, { insurer: 1 }, { change: ({ files: [entry] }) => void (entry && (entry.kind = "unheard")) }))).toBe("LOAD_REFUSED kind unheard is unknown");
    expect(await refusal(load(files, { insurer: 1 }, { change: ({ files: [entry] }) => void (entry && (entry.file = "../insurer.csv")) }))).toBe("LOAD_REFUSED manifest.json is missing or not of the form kaigo-load/1");
    expect(await refusal(load({ insurer: "name,other\nx,y\n" }, { insurer: 1 }))).toBe("LOAD_REFUSED insurer: a column of the header is unknown");
    expect(await refusal(load({ insurer: "name\nx\n" }, { insurer: 1 }))).toBe("LOAD_REFUSED insurer: column insurerNumber is missing");
    expect(await refusal(load(files, { insurer: 1 }))).toBe("taken");
  });
});
