import type { MigrationInterface, QueryRunner } from "typeorm";
import { migrations } from "../../migrations/index.js";
import { migrate, type MigrationClass } from "../../platform/database/migrate.js";
import { urlsFromAdmin, type DatabaseUrls } from "../../platform/database/urls.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { withConnection } from "../support/sql.js";

let database: TestDatabase;
let urls: DatabaseUrls;

beforeEach(async () => {
  database = await createTestDatabase({ template: "empty" });
  urls = urlsFromAdmin(database.adminUrl);
}, 90_000);
afterEach(() => database?.drop());

const rows = <R extends object>(sql: string) => withConnection(database.adminUrl, async (client) => (await client.query<R>(sql)).rows);
const recorded = async () => (await rows<{ name: string }>("SELECT name FROM schema_migration ORDER BY id")).map(({ name }) => name);
const exists = async (table: string) => (await rows<{ there: boolean }>(`SELECT to_regclass('${table}') IS NOT NULL AS there`))[0]?.there;

/** A migration that does what it is given. */
function migration(name: string, up: (runner: QueryRunner) => Promise<unknown>): MigrationClass {
  const made = class implements MigrationInterface {
    name = name;
    up = async (runner: QueryRunner) => void (await up(runner));
    down = async () => {};
  };
  Object.defineProperty(made, "name", { value: name });
  return made;
}

/** Leaves the roles alone, which all databases of the server have in common. */
const harmless = migration("CreateShelf20200101000000", (runner) => runner.query("CREATE TABLE shelf (id int)"));

describe("migrating a database", () => {
  test("applies every migration in order, and a second run applies nothing", async () => {
    const names = migrations.map(({ name }) => name);
    const told: string[] = [];
    expect(await migrate(urls, migrations, (done, of) => told.push(`${done}/${of}`))).toEqual({ applied: names, total: names.length });
    expect(told).toEqual(names.map((_, at) => `${at + 1}/${names.length}`));
    expect(await recorded()).toEqual(names);
    expect(await migrate(urls, migrations)).toEqual({ applied: [], total: names.length });
    expect(await recorded()).toEqual(names);
  });

  test("applies only what is new to a database of an older version", async () => {
    await migrate(urls, migrations.slice(0, 2));
    const { applied } = await migrate(urls, migrations);
    expect(applied).toEqual(migrations.slice(2).map(({ name }) => name));
  });

  test("refuses a second process while one is at it, and lets it in afterwards", async () => {
    let open = () => {};
    let enter = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const inside = new Promise<void>((resolve) => (enter = resolve));
    const slow = migration("CreateSlowly20200101000000", async (runner) => {
      enter();
      await gate;
      await runner.query("CREATE TABLE slowly (id int)");
    });
    const first = migrate(urls, [slow]);
    await inside;
    await expect(migrate(urls, [slow])).rejects.toMatchObject({ code: "MIGRATION_RUNNING" });
    expect(await exists("slowly")).toBe(false);
    open();
    expect(await first).toMatchObject({ applied: ["CreateSlowly20200101000000"] });
    expect(await migrate(urls, [slow])).toMatchObject({ applied: [] });
  });

  test("started in eight processes at once it is done by one, and the others are told to wait", async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => migrate(urls, [harmless])));
    const codes = results.map((result) => (result.status === "fulfilled" ? result.value.applied.length : (result.reason as { code: string }).code));
    expect(codes.filter((code) => code === 1)).toHaveLength(1);
    expect(codes.filter((code) => code !== 1 && code !== 0 && code !== "MIGRATION_RUNNING")).toEqual([]);
    expect(await recorded()).toEqual([harmless.name]);
  });

  test("refuses a database that a newer version has migrated, and changes nothing in it", async () => {
    await migrate(urls, [harmless]);
    await rows("INSERT INTO schema_migration (timestamp, name) VALUES (29990101000000, 'FromTheFuture29990101000000')");
    const next = migration("CreateNext20200102000000", (runner) => runner.query("CREATE TABLE next (id int)"));
    await expect(migrate(urls, [harmless, next])).rejects.toMatchObject({ code: "DATABASE_VERSION" });
    expect(await exists("next")).toBe(false);
    await rows("DELETE FROM schema_migration WHERE timestamp = 29990101000000");
    expect(await migrate(urls, [harmless, next])).toMatchObject({ applied: [next.name] });
  });

  test("that fails half-way leaves nothing of the failing migration and can be repeated", async () => {
    const broken = (repaired: boolean) =>
      migration("CreateHalf20200102000000", async (runner) => {
        await runner.query("CREATE TABLE half (id int); INSERT INTO half VALUES (1)");
        if (!repaired) await runner.query("SELECT 1 / 0");
      });
    const after = migration("CreateAfter20200103000000", (runner) => runner.query("CREATE TABLE after (id int)"));
    await expect(migrate(urls, [harmless, broken(false), after])).rejects.toThrow("division by zero");
    expect(await recorded()).toEqual([harmless.name]);
    expect([await exists("shelf"), await exists("half"), await exists("after")]).toEqual([true, false, false]);
    expect(await migrate(urls, [harmless, broken(true), after])).toMatchObject({ applied: ["CreateHalf20200102000000", after.name] });
  });

  test("loses nothing when its connection is cut in the middle of a migration", async () => {
    const cut = (really: boolean) =>
      migration("CreateCut20200102000000", async (runner) => {
        await runner.query("CREATE TABLE cut (id int)");
        if (really) await runner.query("SELECT pg_terminate_backend(pg_backend_pid())");
      });
    await expect(migrate(urls, [harmless, cut(true)])).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    expect([await exists("shelf"), await exists("cut")]).toEqual([true, false]);
    expect(await migrate(urls, [harmless, cut(false)])).toMatchObject({ applied: ["CreateCut20200102000000"] });
  });

  test("needs an address and a server that answers", async () => {
    await expect(migrate({ ...urls, admin: undefined }, [harmless])).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    await expect(migrate({ ...urls, admin: "postgres://nobody:x@127.0.0.1:1/none" }, [harmless])).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
  });
});
