import { listSetAside, retrySetAside, type SetAside } from "../../subgraphs/exchange/subgraph.js";
import { errorText, KaigoError } from "../../platform/errors/kaigo-error.js";
import { errorRegistry, type ErrorCode } from "../../platform/errors/registry.js";
import { terminalLanguage } from "../output/language.js";
import { withHouse } from "../start/with-house.js";

const words = {
  en: { setAside: (count: number) => `${count} parcel(s) set aside.`, retried: (count: number) => `${count} parcel(s) will be tried again.`, attempts: (count: number) => `${count} attempt(s)`, unknown: "every attempt ended together with its worker", refused: "refused by the database (SQLSTATE)" },
  ja: { setAside: (count: number) => `保留された送付は ${count} 件です。`, retried: (count: number) => `${count} 件をもう一度処理します。`, attempts: (count: number) => `${count} 回試行`, unknown: "どの試行も処理プロセスごと終了しました", refused: "データベースが拒否しました（SQLSTATE）" },
};

/** `kaigo failed`: the parcels set aside, with their reason; nothing of what is in them. */
export async function runFailed({ json = false }: { readonly json?: boolean }): Promise<void> {
  const parcels = await withHouse(({ services }) => listSetAside(services));
  process.stdout.write(json ? `${JSON.stringify(parcels, null, 2)}\n` : `${parcels.map((parcel) => `${describe(parcel)}\n`).join("")}${words[terminalLanguage()].setAside(parcels.length)}\n`);
}

/** `kaigo retry ID|--all`: parcels set aside are tried again by the import workers. */
export async function runRetry(id: string | undefined, { all = false, json = false }: { readonly all?: boolean; readonly json?: boolean }): Promise<void> {
  if ((id === undefined) !== all) throw new KaigoError("INPUT_INVALID", { field: "id", rule: "one parcel, or --all" });
  const count = await withHouse(({ services }) => retrySetAside(services, id ?? null));
  process.stdout.write(`${json ? JSON.stringify({ retried: count }) : words[terminalLanguage()].retried(count)}\n`);
}

const describe = ({ id, serial, senderOfficeNumber, receiverOfficeNumber, setKind, serviceMonth, attempts, since, reason }: SetAside): string =>
  `${[id, since, serial, `${senderOfficeNumber} → ${receiverOfficeNumber}`, setKind ?? "-", serviceMonth ?? "-", words[terminalLanguage()].attempts(attempts)].join("  ")}\n  ${reason}: ${tell(reason)}`;

/** The reason in words: a code of ours, or the database's own. */
function tell(reason: string): string {
  if (reason === "UNKNOWN_OUTCOME") return words[terminalLanguage()].unknown;
  return Object.hasOwn(errorRegistry, reason) ? errorText(reason as ErrorCode, terminalLanguage()) : words[terminalLanguage()].refused;
}
