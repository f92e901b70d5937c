import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { DirectoryOffice } from "../../../platform/subgraph/subject-directory.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import { toPartyKinds } from "../../../standard/index.js";
import { settingsOf, type ExchangeServices } from "../exchange-services.js";
import type { ParcelState } from "../parcel/parcel.input.js";
import type { Lane } from "../process/queue.js";
import { getOwnFileName, setDigest, toEnvelope, type Envelope } from "./envelope.js";
import type { Hand } from "./hand.js";
import { UploadStage, type StagedFile } from "./upload-stage.js";

/** The acknowledgement of a set: it is stored, byte for byte. */
export interface Receipt {
  readonly parcelId: string;
  readonly lane: Lane;
  readonly state: ParcelState;
  /** False when the same bytes had come under this serial before. */
  readonly created: boolean;
}

/** One file on its way in. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What a receiver may do beside receiving. */
export interface Beside {
  /** Keeps the bytes in memory as well, while there is room. */
  readonly hand?: Hand;
  /** Called when all bytes have come, before they are stored. */
  readonly onStaged?: (files: readonly StagedFile[]) => void;
}

/** Throws FORBIDDEN for anyone who does not work at an office of the exchange. */
export function assertExchangeOffice({ role, officeNumber }: Viewer): void {
  if ((role !== "CARE_MANAGER" && role !== "SERVICE_OFFICE") || !officeNumber) throw new KaigoError("FORBIDDEN");
}

/**
 * Takes a file set in and acknowledges it in one transaction, state RECEIVED; checking and importing come after. The same bytes
 * under the same serial are the same parcel. Throws FORBIDDEN, PARCEL_REFUSED, PARCEL_SENDER_MISMATCH, PARCEL_RECEIVER_UNKNOWN,
 * PARCEL_SERIAL_REUSED, PAYLOAD_TOO_LARGE; then nothing is stored.
 */
export async function receiveParcel(services: ExchangeServices, viewer: Viewer, files: AsyncIterable<IncomingFile> | Iterable<IncomingFile>, { hand, onStaged }: Beside = {}): Promise<Receipt> {
  assertExchangeOffice(viewer);
  const { maxBytes, maxFiles } = settingsOf(services);
  const stage = new UploadStage(services.database, viewer, maxBytes, hand);
  let receipt: Receipt | undefined;
  try {
    const staged: StagedFile[] = [];
    for await (const { name, bytes } of files) {
      if (staged.length >= maxFiles) throw new KaigoError("PARCEL_REFUSED", { detail: `LIMIT ${maxFiles} files` });
      getOwnFileName(name, viewer);
      staged.push(await stage.add(name, bytes));
    }
    const envelope = toEnvelope(staged, viewer);
    onStaged?.(staged);
    await stage.untilPutDown();
    receipt = await services.database.write(viewer, async (tx) => {
      await assertParties(services, tx, envelope);
      return store(tx, viewer, stage, staged, envelope);
    });
    return receipt;
  } finally {
    if (!receipt?.created) await stage.discard();
  }
}

async function assertParties({ directory }: ExchangeServices, tx: WriteTransaction, envelope: Envelope): Promise<void> {
  const [sender, receiver] = await Promise.all([directory.findOffice(tx, envelope.senderOfficeNumber), directory.findOffice(tx, envelope.receiverOfficeNumber)]);
  if (!sender || !offers(sender, envelope.senderServiceType)) throw new KaigoError("PARCEL_SENDER_MISMATCH");
  if (!receiver || !offers(receiver, envelope.receiverServiceType)) throw new KaigoError("PARCEL_RECEIVER_UNKNOWN");
}

const planningKinds = ["careManagement", "centre", "entrustedOffice"];

/** Whether an office has a service type. Planning offices may write any planning type (gap G10); names of edition 3 say nothing. */
export function offers({ kind, serviceTypes }: DirectoryOffice, serviceType: string | null): boolean {
  if (serviceType === null || serviceType.length !== 2 || serviceTypes.includes(serviceType)) return true;
  const isPlanningOffice = kind === "CARE_MANAGEMENT" || kind === "SUPPORT_CENTRE";
  return isPlanningOffice && (toPartyKinds(serviceType) ?? []).some((party) => planningKinds.includes(party));
}

interface StoredParcel {
  readonly parcelId: string;
  readonly state: ParcelState;
  readonly sha256: string;
}

async function store(tx: WriteTransaction, viewer: Viewer, stage: UploadStage, files: readonly StagedFile[], envelope: Envelope): Promise<Receipt> {
  const sha256 = setDigest(files);
  const parties = [envelope.senderOfficeNumber, envelope.senderServiceType, envelope.receiverOfficeNumber, envelope.receiverServiceType, envelope.serial];
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const [made] = await tx.query<{ parcelId: string }>(
    `INSERT INTO exchange.parcel (sender_office_number, sender_service_type, receiver_office_number, receiver_service_type, serial, set_kind, service_month, size, sha256, received_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT ON CONSTRAINT parcel_once DO NOTHING RETURNING id AS "parcelId"`,
    [...parties, envelope.setKind, envelope.serviceMonth, size, sha256, viewer.subject],
  );
  if (!made) {
    const [known] = await tx.query<StoredParcel>(
      `SELECT id AS "parcelId", state, sha256 FROM exchange.parcel WHERE sender_office_number = $1 AND sender_service_type IS NOT DISTINCT FROM $2
         AND receiver_office_number = $3 AND receiver_service_type IS NOT DISTINCT FROM $4 AND serial = $5`,
      parties,
    );
    if (known?.sha256 !== sha256) throw new KaigoError("PARCEL_SERIAL_REUSED");
    return { parcelId: known.parcelId, lane: envelope, state: known.state, created: false };
  }
  tx.send(
    `INSERT INTO exchange.parcel_file (parcel_id, name, kind, size, sha256, content_id)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::integer[], $5::text[], $6::uuid[])`,
    [made.parcelId, files.map(({ name }) => name), envelope.kinds, files.map((file) => file.size), files.map((file) => file.sha256), files.map(({ contentId }) => contentId)],
  );
  stage.store(tx);
  return { parcelId: made.parcelId, lane: envelope, state: "RECEIVED", created: true };
}
