import { KaigoError, type Language } from "../../platform/errors/kaigo-error.js";
import { errorRegistry, isErrorCode } from "../../platform/errors/registry.js";
import { loadConfig } from "../../platform/config/config.js";
import { findingLines, type ToldFinding } from "../output/finding-lines.js";
import { terminalLanguage } from "../output/language.js";

/** Flags of every verb that speaks to a running exchange. */
export interface ClientFlags {
  readonly url: string;
  readonly token?: string;
  readonly json?: boolean;
}

/** What the exchange says when it does not do what was asked. */
interface Refusal {
  readonly code?: string;
  readonly message?: string;
  readonly findings?: readonly ToldFinding[];
}

/** The exchange answered, and its answer is no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly answer: Refusal,
  ) {
    super(answer.message ?? `HTTP ${status}`);
  }
}

/** Speaks to a running exchange with a bearer token, in the language of the terminal. */
export class ExchangeClient {
  private readonly base: string;
  private readonly bearer: string;
  readonly language: Language = terminalLanguage();

  /** Throws UNAUTHENTICATED when there is neither `--token` nor TOKEN, INPUT_INVALID for an address that is none. */
  constructor({ url, token }: ClientFlags) {
    const bearer = token ?? loadConfig().TOKEN;
    if (!bearer) throw new KaigoError("UNAUTHENTICATED");
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new KaigoError("INPUT_INVALID", { field: "url", rule: "http:// or https://" });
    this.base = url.replace(/\/+$/, "");
    this.bearer = bearer;
  }

  /** The answer of a request that was granted. Throws {@link Refused}, and a readable error when nobody answers. */
  async ask(path: string, init: { method?: string; body?: FormData | string } = {}): Promise<Response> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.bearer}`, "accept-language": this.language };
    if (typeof init.body === "string") headers["content-type"] = "application/json";
    const response = await fetch(`${this.base}${path}`, { ...init, headers, redirect: "error" }).catch(async (error: unknown) => {
      const cause = (error as { cause?: NodeJS.ErrnoException }).cause;
      // A refusal can close the connection while the body is still on its way: a question without a body hears it.
      if (init.body && cause?.code !== "ECONNREFUSED") await this.ask("/exchange/parcels?box=outbox&first=1");
      throw new Error(this.language === "ja" ? `${this.base} に接続できません（${cause?.code ?? "接続エラー"}）。` : `${this.base} cannot be reached (${cause?.code ?? "no connection"}).`);
    });
    if (response.ok) return response;
    throw new Refused(response.status, (await response.json().catch(() => ({}))) as Refusal);
  }

  async json<T>(path: string, init: { method?: string; body?: FormData | string } = {}): Promise<T> {
    return (await (await this.ask(path, init)).json()) as T;
  }
}

/** Runs a verb against the exchange: a refusal is printed, as JSON when asked for, and ends with exit code 2. Other failures pass through and end with 1. */
export async function withClient(flags: ClientFlags, work: (client: ExchangeClient) => Promise<void>): Promise<void> {
  try {
    await work(new ExchangeClient(flags));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.exitCode = 2;
    if (flags.json) process.stdout.write(`${JSON.stringify(error.answer, null, 2)}\n`);
    else process.stderr.write(`${describeRefusal(error, terminalLanguage()).join("\n")}\n`);
  }
}

/** What was refused, each place that is wrong, and what to do about it; the exchange's answer carries no advice, but its code is one of ours. */
function describeRefusal({ message, answer: { code, findings = [] } }: Refused, language: Language): string[] {
  const advice = isErrorCode(code) ? [`→ ${errorRegistry[code].advice[language]}`] : [];
  return [`${message}${code ? ` (${code})` : ""}`, ...findingLines(findings, language), ...advice];
}
