import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { demoTown } from "../../demo/demo-town.js";
import type { DemoOptions } from "../../demo/options.js";
import type { DemoParcel, Party } from "../../demo/parcels/parcel.js";
import { writeDemoTown } from "../../demo/write-demo-town.js";
import { allLoads, getDirectory } from "../../gateway/house/manifests.js";
import type { House } from "../../gateway/house/open-house.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { loadWhole } from "../../platform/load/load-folder.js";
import { toViewer, type Viewer } from "../../platform/viewer/viewer.js";
import { processParcels, refreshAdoption, refreshOfficeGroups, sendParcel } from "../../subgraphs/exchange/subgraph.js";
import { refreshStatistics, toAgeLimits } from "../../subgraphs/municipal/subgraph.js";

export interface TownLoad {
  readonly onParcel?: (done: number) => void;
  /** Parcels sent at the same time, default 4; with 1 they arrive in the same order every time. */
  readonly atOnce?: number;
}

const planningTypes = new Set(["43", "46"]);

/**
 * Loads a demo town the way real data comes in: municipal records as load files, care records as file sets sent by their
 * offices. Running it again for the same options changes nothing, so that a killed load is simply run again.
 */
export async function loadTown(house: House, options: DemoOptions, { onParcel, atOnce = 4 }: TownLoad = {}): Promise<{ parcels: number }> {
  await loadMunicipalRecords(house, options);
  let sent = 0;
  const waiting = new Set<Promise<void>>();
  for await (const item of demoTown(options)) {
    if (item.type !== "PARCEL") continue;
    if (waiting.size >= atOnce) await Promise.race(waiting);
    const sending: Promise<void> = send(house, item.parcel).then(() => {
      waiting.delete(sending);
      onParcel?.((sent += 1));
    });
    waiting.add(sending);
  }
  await Promise.all(waiting);
  await processParcels(house.services);
  await refreshAdoption(house.services);
  await house.database.work([], refreshOfficeGroups);
  await refreshStatistics(house.services, { ageLimits: toAgeLimits(house.config.STATISTICS_AGE_LIMITS) });
  return { parcels: sent };
}

/** The town's load files, without its parcels. */
export async function loadMunicipalRecords(house: House, options: DemoOptions): Promise<void> {
  await mkdir(resolve(house.config.DATA_DIR), { recursive: true });
  const folder = await mkdtemp(join(resolve(house.config.DATA_DIR), "demo-"));
  try {
    await writeDemoTown(folder, { ...options, parcels: false });
    await loadWhole(house.database, { folder: join(folder, "load"), directory: getDirectory(house.manifests) }, allLoads(house.manifests), { again: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function send(house: House, parcel: DemoParcel): Promise<void> {
  const receipt = await sendParcel({ services: house.services, viewer: senderOf(parcel.sender), files: parcel.files().map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) })) });
  if (receipt.state === "REJECTED" || receipt.state === "FAILED") throw new KaigoError("PARCEL_REFUSED", { detail: `demo parcel ${parcel.serial}` });
}

/** The account that sends an office's sets. */
export const senderOf = ({ officeNumber, serviceType }: Party): Viewer =>
  toViewer({
    subject: `demo:${officeNumber}`,
    role: planningTypes.has(serviceType) ? "CARE_MANAGER" : "SERVICE_OFFICE",
    officeNumber,
    serviceType,
    purpose: "CARE",
    secondFactor: true,
    categories: [],
  });
