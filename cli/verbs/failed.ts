import { listSetAside, retrySetAside, type SetAside } from "../../subgraphs/exchange/subgraph.js";
import { errorText, KaigoError } from "../../platform/errors/kaigo-error.js";
import { errorRegistry, type ErrorCode } from "../../platform/errors/registry.js";
import { terminalLanguage } from "../output/language.js";
import { withHouse } from "../start/with-house.js";

/** `kaigo failed`: the parcels set aside, with their reason; nothing of what is in them. */
export async function runFailed({ json = false }: { readonly json?: boolean }): Promise<void> {
  const parcels = await withHouse(({ services }) => listSetAside(services));
  process.stdout.write(json ? `${JSON.stringify(parcels, null, 2)}\n` : `${parcels.map((parcel) => `${describe(parcel)}\n`).join("")}${parcels.length} parcel(s) set aside.\n`);
}

/** `kaigo retry ID|--all`: parcels set aside are tried again by the import workers. */
export async function runRetry(id: string | undefined, { all = false }: { readonly all?: boolean }): Promise<void> {
  if ((id === undefined) !== all) throw new KaigoError("INPUT_INVALID", { field: "id", rule: "one parcel, or --all" });
  const count = await withHouse(({ services }) => retrySetAside(services, id ?? null));
  process.stdout.write(`${count} parcel(s) will be tried again.\n`);
}

const describe = ({ id, serial, senderOfficeNumber, receiverOfficeNumber, setKind, serviceMonth, attempts, since, reason }: SetAside): string =>
  `${[id, since, serial, `${senderOfficeNumber} → ${receiverOfficeNumber}`, setKind ?? "-", serviceMonth ?? "-", `${attempts} attempt(s)`].join("  ")}\n  ${reason}: ${tell(reason)}`;

/** The reason in words: a code of ours, or the database's own. */
function tell(reason: string): string {
  if (reason === "UNKNOWN_OUTCOME") return "every attempt ended together with its worker";
  return Object.hasOwn(errorRegistry, reason) ? errorText(reason as ErrorCode, terminalLanguage()) : "refused by the database (SQLSTATE)";
}
