import { openVerifyKeys } from "../../platform/audit/seal-key.js";
import { headsFileOf, readHeads, readSignedHead } from "../../platform/audit/seal-heads.js";
import { verifySeals, type AuditReport } from "../../platform/audit/verify-seals.js";
import { loadConfig, type Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { terminalLanguage } from "../output/language.js";
import { Progress } from "../output/progress.js";
import { withDataSource } from "../start/with-data-source.js";

export interface AuditVerifyFlags {
  readonly heads?: string;
  readonly json?: boolean;
}

const shownFaults = 20;

const words = {
  en: {
    title: "seals",
    compared: (events: number, seals: number, unsealed: number, head: string, signedAt: string | undefined) => `${events} access records under ${seals} seals compared, ${unsealed} wait for their seal. Head ${head}…, signed ${signedAt ?? "never"}.`,
    retired: (months: string) => `Past their keeping and dropped: ${months}.`,
    place: (seal: number | undefined, event: string | undefined) => `${seal === undefined ? "" : `  seal ${seal}`}${event === undefined ? "" : `  record ${event}`}`,
    more: (count: number) => `  … and ${count} more (use --json)`,
    whole: "Nothing was changed.",
    changed: (count: number) => `${count} fault(s): the access record was changed.`,
  },
  ja: {
    title: "封印",
    compared: (events: number, seals: number, unsealed: number, head: string, signedAt: string | undefined) => `アクセス記録 ${events} 件を封印 ${seals} 個と照合しました（封印待ち ${unsealed} 件）。先頭 ${head}…、署名 ${signedAt ?? "なし"}`,
    retired: (months: string) => `保存期間を過ぎて削除済み: ${months}`,
    place: (seal: number | undefined, event: string | undefined) => `${seal === undefined ? "" : `  封印 ${seal}`}${event === undefined ? "" : `  記録 ${event}`}`,
    more: (count: number) => `  … ほか ${count} 件（--json で全件）`,
    whole: "変更は見つかりませんでした。",
    changed: (count: number) => `異常 ${count} 件: アクセス記録が変更されています。`,
  },
};

/** `kaigo audit verify`: compares the access record with its seals. Exit code 2 when anything was changed. Throws CONFIG_INVALID without a key. */
export async function runAuditVerify({ heads: given, json = false }: AuditVerifyFlags): Promise<void> {
  let progress: Progress | undefined;
  const onCompared = (done: number, of: number) => (progress ??= new Progress(words[terminalLanguage()].title, of)).at(done);
  const config = loadConfig();
  const report = await withAuditor(config, async (auditorUrl) => {
    const keys = await openVerifyKeys(config);
    if (keys.length === 0) throw new KaigoError("CONFIG_INVALID", { variable: "AUDIT_VERIFY_KEY" });
    const file = given ?? headsFileOf(config);
    return verifySeals(auditorUrl, { keys, heads: file ? await readHeads(file) : [], signedHead: file ? await readSignedHead(file) : undefined, retentionYears: config.AUDIT_RETENTION_YEARS, onCompared });
  });
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : describe(report));
  if (report.faults.length > 0) process.exitCode = 2;
}

/** An auditor has no other login, and changes nothing about the database; without one it is derived as everywhere. */
function withAuditor<T>(config: Config, work: (auditorUrl: string) => Promise<T>): Promise<T> {
  if (config.DATABASE_AUDITOR_URL) return work(config.DATABASE_AUDITOR_URL);
  return withDataSource(config, ({ urls }) => {
    if (!urls.auditor) throw new KaigoError("CONFIG_INVALID", { variable: "DATABASE_AUDITOR_URL" });
    return work(urls.auditor);
  });
}

function describe({ seals, events, unsealed, retired, head, signedAt, faults }: AuditReport): string {
  const say = words[terminalLanguage()];
  const lines = [
    say.compared(events, seals, unsealed, head.slice(0, 16), signedAt),
    ...(retired.length > 0 ? [say.retired(retired.join(", "))] : []),
    ...faults.slice(0, shownFaults).map(({ kind, seal, event }) => `  ${kind}${say.place(seal, event)}`),
    ...(faults.length > shownFaults ? [say.more(faults.length - shownFaults)] : []),
    faults.length === 0 ? say.whole : say.changed(faults.length),
  ];
  return `${lines.join("\n")}\n`;
}
