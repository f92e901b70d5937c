import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";
import { checkSetInSteps, toPartyKinds, type KnownParties, type ReadFile } from "../../../standard/index.js";
import { runInTurns } from "../../../platform/turns/run-in-turns.js";
import { settingsOf, type ExchangeServices } from "../exchange-services.js";
import { findPeople } from "./check-people.js";
import { storeFindings, type FindingRow } from "./finding-row.js";
import { noteRefused } from "./note-refused.js";
import type { HeldParcel } from "./queue.js";
import { readFiles } from "./read-content.js";
import { readInTurns } from "./read-in-turns.js";

/** A set that passed the check, in memory and ready to be taken in. */
export interface CheckedParcel {
  readonly files: readonly ReadFile[];
  readonly attachments: ReadonlyMap<string, Buffer>;
  readonly people: ReadonlyMap<string, SubjectKey>;
}

/** Reads and checks a held parcel and stores what was found. Answers null when the parcel is REJECTED by it. */
export async function checkParcel(services: ExchangeServices, tx: WriteTransaction, parcel: HeldParcel): Promise<CheckedParcel | null> {
  const { checkDigits, maxBytes } = settingsOf(services);
  const files: ReadFile[] = [];
  const attachments = new Map<string, Buffer>();
  for (const { name, bytes } of await readFiles(tx, parcel.parcelId)) {
    const file = await readInTurns(bytes, name, { checkDigits, maxFileBytes: maxBytes });
    if (file.layout === null) attachments.set(name, bytes);
    files.push(file);
  }
  const known: KnownParties = {
    ...((await isCentre(services, tx, parcel.senderOfficeNumber, parcel.senderServiceType)) && { sender: "centre" }),
    ...((await isCentre(services, tx, parcel.receiverOfficeNumber, parcel.receiverServiceType)) && { receiver: "centre" }),
  };
  const { findings, isAcceptable } = await runInTurns(checkSetInSteps(files, known));
  const people = await findPeople(tx, services.directory, parcel, files);
  if (parcel.state === "ACCEPTED") return { files, attachments, people: people.keys };

  if (people.refused.length > 0) await noteRefused(services, tx, parcel, people.refused);
  const isAccepted = isAcceptable && people.findings.length === 0;
  noteChecked(tx, parcel, [...findings, ...people.findings], isAccepted);
  if (!isAccepted) return null;
  storePeople(tx, parcel.parcelId, [...people.keys.values()]);
  return { files, attachments, people: people.keys };
}

/** Where the service type leaves it open whether an office is a centre (gap G10), the directory knows. */
async function isCentre({ directory }: ExchangeServices, tx: WriteTransaction, officeNumber: string, serviceType: string | null): Promise<boolean> {
  if (!toPartyKinds(serviceType)?.includes("centre")) return false;
  return (await directory.findOffice(tx, officeNumber))?.kind === "SUPPORT_CENTRE";
}

function noteChecked(tx: WriteTransaction, { parcelId }: HeldParcel, findings: readonly FindingRow[], isAccepted: boolean): void {
  const { errors, warnings } = storeFindings(tx, parcelId, findings);
  tx.send(
    `UPDATE exchange.parcel SET state = CASE WHEN $2 THEN 'ACCEPTED' ELSE 'REJECTED' END, accepted_at = CASE WHEN $2 THEN clock_timestamp() END,
       error_count = $3, warning_count = $4, updated_at = clock_timestamp() WHERE id = $1`,
    [parcelId, isAccepted, errors, warnings],
  );
}

function storePeople(tx: WriteTransaction, parcelId: string, people: readonly SubjectKey[]): void {
  tx.send("INSERT INTO exchange.parcel_person (insurer_number, recipient_id, parcel_id) SELECT DISTINCT i, r, $1::uuid FROM unnest($2::text[], $3::uuid[]) AS u (i, r) ON CONFLICT DO NOTHING", [
    parcelId,
    people.map(({ insurerNumber }) => insurerNumber),
    people.map(({ recipientId }) => recipientId),
  ]);
}
