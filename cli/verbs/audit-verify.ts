import { openVerifyKeys } from "../../platform/audit/seal-key.js";
import { headsFileOf, readHeads, readSignedHead } from "../../platform/audit/seal-heads.js";
import { verifySeals, type AuditReport } from "../../platform/audit/verify-seals.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { withHouse } from "../start/with-house.js";

export interface AuditVerifyFlags {
  readonly heads?: string;
  readonly json?: boolean;
}

const shownFaults = 20;

/** `kaigo audit verify`: compares the access record with its seals. Exit code 2 when anything was changed. Throws CONFIG_INVALID without a key. */
export async function runAuditVerify({ heads: given, json = false }: AuditVerifyFlags): Promise<void> {
  const report = await withHouse(async ({ config, database }) => {
    const keys = await openVerifyKeys(config);
    if (keys.length === 0) throw new KaigoError("CONFIG_INVALID", { variable: "AUDIT_VERIFY_KEY" });
    const file = given ?? headsFileOf(config);
    return verifySeals(database, { keys, heads: file ? await readHeads(file) : [], signedHead: file ? await readSignedHead(file) : undefined, retentionYears: config.AUDIT_RETENTION_YEARS });
  });
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : describe(report));
  if (report.faults.length > 0) process.exitCode = 2;
}

function describe({ seals, events, unsealed, retired, head, signedAt, faults }: AuditReport): string {
  const lines = [
    `${events} access records under ${seals} seals compared, ${unsealed} wait for their seal. Head ${head.slice(0, 16)}…, signed ${signedAt ?? "never"}.`,
    ...(retired.length > 0 ? [`Past their keeping and dropped: ${retired.join(", ")}.`] : []),
    ...faults.slice(0, shownFaults).map(({ kind, seal, event }) => `  ${kind}${seal === undefined ? "" : `  seal ${seal}`}${event === undefined ? "" : `  record ${event}`}`),
    ...(faults.length > shownFaults ? [`  … and ${faults.length - shownFaults} more (use --json)`] : []),
    faults.length === 0 ? "Nothing was changed." : `${faults.length} fault(s): the access record was changed.`,
  ];
  return `${lines.join("\n")}\n`;
}
