import type { EntityClass } from "../../platform/database/entity-columns.js";
import { loadConfig } from "../../platform/config/config.js";
import { Column, Entity, PrimaryColumn } from "../../platform/database/mapping.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { differences } from "../support/entity-agreement.js";
import { withConnection } from "../support/sql.js";

let database: TestDatabase;
beforeAll(async () => void (database = await createTestDatabase({ template: "migrated" })), 90_000);
afterAll(() => database?.drop());

const check = (entity: EntityClass) => withConnection(database.adminUrl, (client) => differences(client, entity));

describe("entities and migrations agree", () => {
  test("for every entity of every subgraph", async () => {
    const { allManifests } = await import("../../gateway/house/manifests.js");
    const manifests = allManifests(loadConfig({}));
    const found: Record<string, string[]> = {};
    for (const { name, entities } of manifests) {
      expect({ name, entities: entities.length }).not.toEqual({ name, entities: 0 });
      for (const entity of entities) {
        const wrong = await check(entity);
        if (wrong.length > 0) found[`${name} ${entity.name}`] = wrong;
      }
    }
    expect(found).toEqual({});
  });

  test("and every way to differ is found", async () => {
    @Entity({ schema: "drawer", name: "sheet", synchronize: false })
    class Sheet {
      @PrimaryColumn({ type: "text", name: "title" })
      title!: string;

      @Column({ type: "text", name: "body", nullable: true })
      body!: string | null;

      @Column({ type: "integer", name: "pages" })
      pages!: number;

      @Column({ type: "text", name: "tags", array: true })
      tags!: string[];

      @Column({ type: "text", name: "missing" })
      missing!: string;
    }
    @Entity({ schema: "drawer", name: "nothing", synchronize: false })
    class Nothing {}
    await withConnection(database.adminUrl, (client) =>
      client.query("CREATE SCHEMA drawer; CREATE TABLE drawer.sheet (title text NOT NULL, body text NOT NULL, pages bigint, tags text[] NOT NULL, extra text)"),
    );
    expect(await check(Sheet)).toEqual([
      "drawer.sheet.title is not in the primary key",
      "drawer.sheet.body is not nullable, its entity says otherwise",
      "drawer.sheet.pages is bigint and not integer",
      "drawer.sheet.pages is nullable, its entity says otherwise",
      "drawer.sheet has no missing",
      "Sheet does not know drawer.sheet.extra",
    ]);
    expect(await check(Nothing)).toEqual(["drawer.nothing does not exist"]);
  });
});
