import type { Command } from "commander";
import type { Language } from "../../platform/errors/kaigo-error.js";
import { inColour } from "../output/colours.js";
import { inJapanese } from "./complaint.js";
import { boxWrap, displayWidth } from "./japanese-layout.js";
import { optionHelp } from "./option-help.js";
import { verbHelp } from "./verb-help.js";

const words = {
  en: { examples: "Examples:", exits: "Exit codes: 0 done, 1 it could not be done, 2 done and something was refused or found wrong.", titles: {} as Record<string, string> },
  ja: { examples: "例:", exits: "終了コード: 0 完了、1 実行できない、2 実行したが不適合・異常があった", titles: { "Usage:": "使い方:", "Arguments:": "引数:", "Options:": "オプション:", "Commands:": "コマンド:" } },
} as const;

const programInJapanese = "Kaigo Graph: 介護情報をファイルで受け取り、1 つのグラフで提供します。";

/** Gives every verb its description in the terminal's language, examples, and what its exit codes mean. */
export function addHelp(program: Command, language: Language): void {
  const { titles } = words[language];
  const styleTitle = (title: string) => inColour("bold", (titles as Record<string, string>)[title] ?? title);
  for (const { path, command } of verbsOf(program)) {
    command.configureHelp({ styleTitle });
    const help = verbHelp[path];
    if (!help) continue;
    if (language === "ja") speakJapanese(command, help.ja, optionHelp[path]);
    const lines = help.examples.map((example) => `  kaigo ${example.run}\n      ${example[language]}`);
    command.addHelpText("after", `\n${styleTitle(words[language].examples)}\n${lines.join("\n")}\n\n${words[language].exits}`);
  }
  program.configureHelp({ styleTitle });
  if (language === "ja") speakJapanese(program, programInJapanese);
  program.addHelpText("after", `\n${words[language].exits}`);
}

/** Puts the texts of a verb, its arguments and its options into Japanese. */
function speakJapanese(command: Command, description: string, texts: Readonly<Record<string, string>> = {}): void {
  command
    .description(description)
    .helpOption("-h, --help", "この案内を表示")
    .configureHelp({ ...command.configureHelp(), displayWidth, boxWrap, optionDescription: ({ description: text, defaultValue }) => (defaultValue === undefined ? text : `${text}（既定: ${String(defaultValue)}）`) })
    .configureOutput({ outputError: (complaint, write) => write(inJapanese(complaint)) });
  if (command.commands.length > 0) command.helpCommand("help [command]", "コマンドの案内を表示");
  for (const argument of command.registeredArguments) argument.description = texts[argument.name()] ?? argument.description;
  for (const option of command.options) option.description = texts[option.long ?? option.flags] ?? option.description;
}

/** Every verb with its name as it is typed, those below another included. */
export function verbsOf(program: Command, above = ""): { path: string; command: Command }[] {
  return program.commands.flatMap((command) => {
    const path = `${above}${command.name()}`;
    return [{ path, command }, ...verbsOf(command, `${path} `)];
  });
}
