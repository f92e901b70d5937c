import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";
import { checkSetInSteps, toPartyKinds, type KnownParties } from "../../../standard/index.js";
import { runInTurns } from "../../../platform/turns/run-in-turns.js";
import type { ExchangeServices } from "../exchange-services.js";
import { findPeople } from "./check-people.js";
import { storeFindings, type FindingRow } from "./finding-row.js";
import { noteRefused } from "./note-refused.js";
import type { HeldParcel } from "./queue.js";
import { readStored, type SetRead } from "./read-set.js";

/** A set that passed the check, in memory and ready to be taken in. */
export interface CheckedParcel extends SetRead {
  readonly people: ReadonlyMap<string, SubjectKey>;
  /** What the check found; null when it had been accepted before. */
  readonly findings: readonly FindingRow[] | null;
}

/** Checks a held parcel, as it was read already or from what is stored of it. Answers null when it is REJECTED by it, with what was found. */
export async function checkParcel(services: ExchangeServices, tx: WriteTransaction, parcel: HeldParcel, read: SetRead | null): Promise<CheckedParcel | null> {
  const { files, attachments } = read ?? (await readStored(services, tx, parcel.parcelId));
  const [fromCentre, toCentre] = await Promise.all([
    isCentre(services, tx, parcel.senderOfficeNumber, parcel.senderServiceType),
    isCentre(services, tx, parcel.receiverOfficeNumber, parcel.receiverServiceType),
  ]);
  const known: KnownParties = { ...(fromCentre && { sender: "centre" }), ...(toCentre && { receiver: "centre" }) };
  const { findings, isAcceptable } = await runInTurns(checkSetInSteps(files, known));
  const people = await findPeople(tx, services.directory, parcel, files);
  if (parcel.state === "ACCEPTED") return { files, attachments, people: people.keys, findings: null };

  if (people.refused.length > 0) await noteRefused(services, tx, parcel, people.refused);
  if (isAcceptable && people.findings.length === 0) return { files, attachments, people: people.keys, findings };
  await noteRejected(tx, parcel, [...findings, ...people.findings]);
  return null;
}

/** Where the service type leaves it open whether an office is a centre (gap G10), the directory knows. */
async function isCentre({ directory }: ExchangeServices, tx: WriteTransaction, officeNumber: string, serviceType: string | null): Promise<boolean> {
  if (!toPartyKinds(serviceType)?.includes("centre")) return false;
  return (await directory.findOffice(tx, officeNumber))?.kind === "SUPPORT_CENTRE";
}

async function noteRejected(tx: WriteTransaction, { parcelId }: HeldParcel, findings: readonly FindingRow[]): Promise<void> {
  const { errors, warnings } = storeFindings(tx, parcelId, findings);
  await tx.execute("UPDATE exchange.parcel SET state = 'REJECTED', error_count = $2, warning_count = $3, updated_at = clock_timestamp() WHERE id = $1", [parcelId, errors, warnings]);
}

/** Notes how far a set came that passed the check: it waits for another attempt, or is taken in. With what the check found and whom it speaks of, unless that stands already. */
export async function noteAccepted(tx: WriteTransaction, { parcelId }: HeldParcel, { people, findings }: CheckedParcel, state: "ACCEPTED" | "IMPORTED"): Promise<void> {
  const warnings = findings && storeFindings(tx, parcelId, findings).warnings;
  if (findings) storePeople(tx, parcelId, [...people.values()]);
  await tx.execute(
    `UPDATE exchange.parcel SET state = $2, accepted_at = coalesce(accepted_at, clock_timestamp()), imported_at = CASE WHEN $2 = 'IMPORTED' THEN clock_timestamp() END,
       warning_count = coalesce($3, warning_count), updated_at = clock_timestamp(), last_error_code = CASE WHEN $2 = 'ACCEPTED' THEN last_error_code END WHERE id = $1`,
    [parcelId, state, warnings],
  );
}

function storePeople(tx: WriteTransaction, parcelId: string, people: readonly SubjectKey[]): void {
  tx.send("INSERT INTO exchange.parcel_person (insurer_number, recipient_id, parcel_id) SELECT DISTINCT i, r, $1::uuid FROM unnest($2::text[], $3::uuid[]) AS u (i, r) ON CONFLICT DO NOTHING", [
    parcelId,
    people.map(({ insurerNumber }) => insurerNumber),
    people.map(({ recipientId }) => recipientId),
  ]);
}
