import { readFileSync } from "node:fs";
import { join } from "node:path";
import { envExample } from "../../cli/generate/env-example.js";
import { settingsPage } from "../../cli/generate/settings-page.js";
import { loadConfig } from "../../platform/config/config.js";
import { variables } from "../../platform/config/variables.js";
import { projectRoot } from "../support/source-tree/source-file.js";

const committed = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const uncommented = (text: string) => Object.fromEntries([...text.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));

describe("the settings' example and page", () => {
  test("are what the list of variables says (npm run generate writes them)", () => {
    expect(committed(".env.example")).toBe(envExample());
    expect(committed("docs/settings.md")).toBe(settingsPage());
  });

  test("name every variable once, with its reason", () => {
    for (const [name, { reason }] of Object.entries(variables)) {
      expect(envExample().split("\n").filter((line) => line.startsWith(`#${name}=`))).toHaveLength(1);
      expect(envExample()).toContain(`# ${reason}\n`);
      expect(settingsPage().split("\n").filter((line) => line.startsWith(`| \`${name}\` |`))).toHaveLength(1);
    }
  });

  test("give as defaults what holds when nothing is set", () => {
    expect(loadConfig(uncommented(envExample()))).toEqual(loadConfig({}));
    expect(loadConfig({ ...uncommented(envExample()), PORT: "4001" })).not.toEqual(loadConfig({}));
  });

  test("hold no secret, and nothing that is in force uncommented by mistake", () => {
    const given = uncommented(envExample());
    const secrets = Object.entries(variables).filter(([, variable]) => "secret" in variable && variable.secret).map(([name]) => name);
    expect(secrets.length).toBeGreaterThan(4);
    expect([...secrets, ...Object.keys(given).filter((name) => name.endsWith("PASSWORD"))].filter((name) => given[name] !== "")).toEqual([]);
    expect(envExample().split("\n").filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });
});
