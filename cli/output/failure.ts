import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { errorRegistry } from "../../platform/errors/registry.js";
import { errorText } from "../../platform/errors/kaigo-error.js";
import { StartFailure } from "../../platform/postgres/start-failure.js";
import { terminalLanguage } from "./language.js";

const words = {
  en: {
    portUsed: (port: number) => `Port ${port} is in use.\n→ Stop the other program, or choose another port: PORT=${port + 1}.`,
    noSpace: "There is no space left on the disk.\n→ Free some space and start again; nothing that was acknowledged is lost.",
    mayNot: (code: string) => `A file or port may not be used (${code}).\n→ Check the rights of the data folder (DATA_DIR) and of the port (PORT).`,
  },
  ja: {
    portUsed: (port: number) => `ポート ${port} は使われています。\n→ 使っているプログラムを止めるか、別のポートを選んでください: PORT=${port + 1}`,
    noSpace: "ディスクに空きがありません。\n→ 空きを作ってから、もう一度起動してください。受け付けたものは失われません。",
    mayNot: (code: string) => `ファイルまたはポートを使う権限がありません（${code}）。\n→ データフォルダー（DATA_DIR）とポート（PORT）の権限を確かめてください。`,
  },
};

/** Prints why a verb could not do its work and what to do about it, and makes the process end with 1. */
export function reportFailure(error: unknown): void {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}

/** One line with the reason and one with the advice. Texts of unknown errors are shown: a command line is its user's own. */
export function describeFailure(error: unknown): string {
  const language = terminalLanguage();
  if (error instanceof KaigoError) return `${errorText(error.code, language, error.parameters)}\n→ ${errorRegistry[error.code].advice[language]}${causeOf(error)}`;
  if (error instanceof StartFailure) return `${error.reason[language]}\n→ ${error.advice[language]}`;
  const code = (error as NodeJS.ErrnoException).code;
  const say = words[language];
  if (code === "EADDRINUSE") return say.portUsed((error as { port?: number }).port ?? 4_000);
  if (code === "ENOSPC") return say.noSpace;
  if (code === "EACCES" || code === "EROFS" || code === "EPERM") return say.mayNot(code);
  return `${error instanceof Error ? error.message : String(error)}`;
}

function causeOf(error: KaigoError): string {
  const cause = error.code === "INTERNAL" || error.code === "CONFIG_INVALID" ? error.cause : undefined;
  return cause instanceof Error ? `\n  (${cause.message.split("\n")[0]})` : "";
}
