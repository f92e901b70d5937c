import { migrationIndex, unlistedEntities } from "../support/source-tree/completeness.js";
import { sourceTree, tell } from "../support/source-tree/source-file.js";

describe("every entity class is in its manifest", () => {
  const entity = { path: "subgraphs/a/b/plan.entity.ts", text: '/** A plan. */\n@Entity({ schema: "a", name: "plan" })\n@ObjectType("Plan", { description: "Plan; 計画" })\nexport class Plan {}' };
  const manifest = (entities: string) => ({ path: "subgraphs/a/subgraph.ts", text: `export const aSubgraph = { name: "a", entities: [${entities}] };` });

  test("an entity that is left out, also behind a comment, is found", () => {
    expect(unlistedEntities([entity, manifest("Other")])).toHaveLength(1);
    expect(unlistedEntities([entity, manifest("/* Plan */")])).toHaveLength(1);
    expect(unlistedEntities([entity])).toHaveLength(1);
    expect(unlistedEntities([{ ...entity, text: "export const x = 1;" }, manifest("Plan")])).toHaveLength(1);
  });

  test("a second entity in the same file is found", () => {
    const two = { ...entity, text: `${entity.text}\n@Entity({ schema: "a", name: "line" })\nexport class Line {}` };
    expect(tell(unlistedEntities([two, manifest("Plan")]))).toEqual(["subgraphs/a/b/plan.entity.ts Line is not in the entities of subgraphs/a/subgraph.ts"]);
  });

  test("a listed entity is fine", () => {
    expect(unlistedEntities([entity, manifest("Other, Plan,")])).toEqual([]);
  });

  test("holds in the project", () => {
    expect(tell(unlistedEntities(sourceTree()))).toEqual([]);
  });
});

describe("every migration is in the index in the order of its stamp", () => {
  const migration = (stamp: string, name = `Create${stamp}`) => ({ path: `migrations/a/${stamp}-create-x.ts`, text: `export class ${name} implements MigrationInterface {}` });
  const [first, second] = [migration("20260101000000"), migration("20260102000000")];
  const index = (...names: string[]) => ({ path: "migrations/index.ts", text: `export const migrations: readonly MigrationClass[] = [${names.join(", ")}];` });

  test("a migration left out, listed twice or out of order is found", () => {
    expect(migrationIndex([first, second, index("Create20260101000000")])).toHaveLength(1);
    expect(migrationIndex([first, second, index("Create20260102000000", "Create20260101000000")])).toHaveLength(1);
    expect(migrationIndex([first, index("Create20260101000000", "Create20260101000000")])).toHaveLength(1);
    expect(migrationIndex([first])).toHaveLength(1);
  });

  test("a wrong name, class or repeated stamp is found", () => {
    expect(migrationIndex([migration("20260101000000", "Create"), index("Create")])).toHaveLength(1);
    expect(migrationIndex([{ ...first, path: "migrations/a/create-x.ts" }, index("Create20260101000000")])).toHaveLength(1);
    expect(migrationIndex([first, { ...first, path: "migrations/b/20260101000000-create-y.ts", text: "export class Y20260101000000 implements MigrationInterface {}" }, index("Create20260101000000", "Y20260101000000")])).not.toEqual([]);
  });

  test("holds in the project", () => {
    expect(migrationIndex([first, second, index("Create20260101000000", "Create20260102000000")])).toEqual([]);
    expect(tell(migrationIndex(sourceTree()))).toEqual([]);
  });
});
