import type { Viewer } from "../../platform/viewer/viewer.js";
import type { ExchangeServices } from "./exchange-services.js";
import { toParcelId } from "./parcel/parcel-id.js";
import type { ParcelState } from "./parcel/parcel.input.js";
import { processParcels } from "./process/process-parcels.service.js";
import { receiveParcel, type IncomingFile, type Receipt } from "./receive/receive.service.js";

/** The acknowledgement of a set, with the state it had reached when the answer was made. */
export interface SentParcel {
  readonly id: string;
  readonly state: ParcelState;
  /** False when the same bytes had come under this serial before. */
  readonly created: boolean;
}

interface StateRow {
  readonly state: ParcelState;
  readonly senderOfficeNumber: string;
  readonly receiverOfficeNumber: string;
}

/** Receives a set from streams and takes it in at once when it is its turn. Throws what receiving throws; an acknowledged set is never refused afterwards. */
export async function takeParcel(services: ExchangeServices, viewer: Viewer, files: AsyncIterable<IncomingFile> | Iterable<IncomingFile>): Promise<SentParcel> {
  const receipt = await receiveParcel(services, viewer, files);
  const state = await settle(services, receipt).catch(() => receipt.state);
  return { id: toParcelId(receipt.parcelId), state, created: receipt.created };
}

/** Sends a set that is in memory, as its office would over HTTP. */
export function sendParcel({ services, viewer, files }: { services: ExchangeServices; viewer: Viewer; files: readonly { readonly name: string; readonly bytes: Uint8Array }[] }): Promise<SentParcel> {
  return takeParcel(services, viewer, files.map(({ name, bytes }) => ({ name, bytes: [bytes] })));
}

/** Gives the parcel its turn. What cannot be done now, a worker does later: the bytes are safe. */
async function settle(services: ExchangeServices, { parcelId }: Receipt): Promise<ParcelState> {
  const read = () =>
    services.database.work([], async (tx) => {
      const [row] = await tx.query<StateRow>(`SELECT state, sender_office_number AS "senderOfficeNumber", receiver_office_number AS "receiverOfficeNumber" FROM exchange.parcel WHERE id = $1`, [parcelId]);
      if (!row) throw new Error("an acknowledged parcel is missing");
      return row;
    });
  const lane = await read();
  if (lane.state !== "RECEIVED" && lane.state !== "ACCEPTED") return lane.state;
  await processParcels(services, { lane, until: parcelId });
  return (await read()).state;
}
