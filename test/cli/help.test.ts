import { verbsOf } from "../../cli/help/add-help.js";
import { boxWrap, displayWidth } from "../../cli/help/japanese-layout.js";
import { optionHelp } from "../../cli/help/option-help.js";
import { verbHelp } from "../../cli/help/verb-help.js";
import { program } from "../../cli/kaigo.js";
import { runKaigo } from "../support/run-kaigo.js";

const asked = ["start", "migrate", "compose", "check-schema", "demo", "send", "check", "inbox", "fetch", "export", "load", "report", "token", "audit", "doctor", "bench"];

const verbs = verbsOf(program);

/** Why the command line would not take an example, or null. Values are not looked at: they belong to the verb. */
function fault(run: string): string | null {
  const words = run.split(" ");
  const verb = verbs.filter(({ path }) => `${run} `.startsWith(`${path} `)).sort((a, b) => b.path.length - a.path.length)[0];
  if (!verb) return `${run}: no such verb`;
  const known = ["--help", ...verb.command.options.map(({ long }) => long)];
  const unknown = words.filter((word) => word.startsWith("--") && !known.includes(word));
  if (unknown.length > 0) return `${run}: no option ${unknown.join(", ")}`;
  const missing = verb.command.options.filter(({ mandatory, long }) => mandatory && !words.includes(long ?? ""));
  return missing.length > 0 ? `${run}: needs ${missing.map(({ long }) => long).join(", ")}` : null;
}

describe("the help of the command line", () => {
  test("knows every verb that an operator is promised", () => {
    expect(asked.filter((name) => !verbs.some(({ path }) => path === name))).toEqual([]);
  });

  test("explains every verb in Japanese with examples, and no verb that is not there", () => {
    expect(Object.keys(verbHelp).sort()).toEqual(verbs.map(({ path }) => path).sort());
    expect(Object.entries(verbHelp).filter(([, { ja, examples }]) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(ja) || examples.length === 0)).toEqual([]);
  });

  test("has every argument and option in Japanese, and none that is not there", () => {
    const known = verbs.flatMap(({ path, command }) => [...command.registeredArguments.map((argument) => argument.name()), ...command.options.map(({ long }) => long)].map((name) => `${path} ${name}`));
    const told = Object.entries(optionHelp).flatMap(([path, texts]) => Object.keys(texts).map((name) => `${path} ${name}`));
    expect(told.sort()).toEqual(known.sort());
    expect(Object.values(optionHelp).flatMap((texts) => Object.values(texts)).filter((text) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text))).toEqual([]);
  });

  test("breaks Japanese lines where a terminal ends, and no word", () => {
    const text = "すべてを 1 つのプロセスで起動します。DATABASE_URL がなければ、内蔵 PostgreSQL とデモの町を使います。";
    const lines = boxWrap(text, 40).split("\n");
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.filter((line) => displayWidth(line) > 42 || /^[、。）]/.test(line))).toEqual([]);
    expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    expect(lines.join("\n")).toContain("DATABASE_URL");
  });

  test("shows only examples that the command line takes", () => {
    expect(Object.values(verbHelp).flatMap(({ examples }) => examples.map(({ run }) => fault(run))).filter((why) => why !== null)).toEqual([]);
    expect(fault("nothing --json")).toBe("nothing --json: no such verb");
    expect(fault("doctor --jason")).toBe("doctor --jason: no option --jason");
    expect(fault("token --office 1")).toBe("token --office 1: needs --role");
  });

  test("offers JSON wherever there is an answer to work with", () => {
    const plain = ["subgraph", "gateway", "audit"];
    expect(verbs.filter(({ path, command }) => !plain.includes(path) && !command.options.some(({ long }) => long === "--json")).map(({ path }) => path)).toEqual([]);
  });

  test("is in the language of the terminal, without colours in a pipe", async () => {
    const { code, out } = await runKaigo(["doctor", "--help"], { LANG: "ja_JP.UTF-8", LC_ALL: "ja_JP.UTF-8" });
    expect(code).toBe(0);
    expect(out).toContain("使い方:");
    expect(out).toContain("この環境を調べ");
    expect(out).toContain("終了コード: 0 完了");
    expect(out).toContain("kaigo doctor --json");
    expect(out).toContain("診断結果を JSON で出力");
    expect(out).not.toContain("\u001b[");
    const refused = await runKaigo(["doctor", "--jason"], { LANG: "ja_JP.UTF-8", LC_ALL: "ja_JP.UTF-8" });
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("オプション --jason はありません。\nもしかして: --json")]);
  });
});
