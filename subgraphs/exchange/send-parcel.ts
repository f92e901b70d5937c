import type { Viewer } from "../../platform/viewer/viewer.js";
import type { ExchangeServices } from "./exchange-services.js";
import { toParcelId } from "./parcel/parcel-id.js";
import type { ParcelState } from "./parcel/parcel.input.js";
import { processParcels } from "./process/process-parcels.service.js";
import { readInHand, type SetRead } from "./process/read-set.js";
import { Hand } from "./receive/hand.js";
import { receiveParcel, type IncomingFile, type Receipt } from "./receive/receive.service.js";

/** The acknowledgement of a set, with the state it had reached when the answer was made. */
export interface SentParcel {
  readonly id: string;
  readonly state: ParcelState;
  /** False when the same bytes had come under this serial before. */
  readonly created: boolean;
}

/** Receives a set from streams and takes it in at once when it is its turn; it is read while the database stores it. Throws what receiving throws; an acknowledged set is never refused afterwards. */
export async function takeParcel(services: ExchangeServices, viewer: Viewer, files: AsyncIterable<IncomingFile> | Iterable<IncomingFile>): Promise<SentParcel> {
  const hand = new Hand();
  let reading: Promise<SetRead | null> = Promise.resolve(null);
  try {
    const receipt = await receiveParcel(services, viewer, files, {
      hand,
      onStaged: (staged) => {
        reading = readInHand(services, hand, staged);
        // Where reading fails, it fails again with the stored bytes, and is told there.
        reading.catch(() => undefined);
      },
    });
    const state = await settle(services, receipt, reading).catch(() => receipt.state);
    return { id: toParcelId(receipt.parcelId), state, created: receipt.created };
  } finally {
    hand.letGo();
  }
}

/** Sends a set that is in memory, as its office would over HTTP. */
export function sendParcel({ services, viewer, files }: { services: ExchangeServices; viewer: Viewer; files: readonly { readonly name: string; readonly bytes: Uint8Array }[] }): Promise<SentParcel> {
  return takeParcel(services, viewer, files.map(({ name, bytes }) => ({ name, bytes: [bytes] })));
}

/** How long a sender waits for older parcels of its lane. Milliseconds. */
const patience = 5_000;

/** Gives the parcel its turn. What cannot be done now, a worker does later: the bytes are safe. */
async function settle(services: ExchangeServices, receipt: Receipt, reading: Promise<SetRead | null>): Promise<ParcelState> {
  let reached = receipt.state;
  if (reached !== "RECEIVED" && reached !== "ACCEPTED") return reached;
  const onAttempt = (parcelId: string, state: ParcelState) => {
    if (parcelId !== receipt.parcelId) return false;
    reached = state;
    return true;
  };
  const until = performance.now() + patience;
  const readAhead = async (parcelId: string) => (parcelId === receipt.parcelId ? reading : null);
  await processParcels(services, { lane: receipt.lane, onAttempt, isStopped: () => performance.now() > until, readAhead });
  return reached;
}
