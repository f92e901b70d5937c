import { randomUUID } from "node:crypto";
import type { House } from "../../gateway/house/open-house.js";
import { createRequestContext } from "../../platform/subgraph/request-context.js";
import type { Party } from "../../platform/subgraph/importer.js";
import { toViewer, type Viewer } from "../../platform/viewer/viewer.js";
import { readFile, getLayout, type LayoutId } from "../../standard/index.js";
import { exportSet, type ExportedFile } from "../../subgraphs/exchange/subgraph.js";
import type { ExportOrder } from "../../subgraphs/exchange/subgraph.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";

const planningTypes = new Set(["43", "46"]);

/** Someone who works at the office, with the rights of the office's role. */
export function staffOf({ officeNumber, serviceType }: Party): Viewer {
  const role = planningTypes.has(serviceType) ? "CARE_MANAGER" : "SERVICE_OFFICE";
  return toViewer({ subject: `staff-${officeNumber}`, role, officeNumber, serviceType, purpose: "test", secondFactor: true, categories: categoriesOf(role, []) });
}

/** Makes a set as the REST route does. */
export async function makeSet(house: House, viewer: Viewer, order: ExportOrder): Promise<ExportedFile[]> {
  const trail = house.audit.trail(randomUUID(), viewer, "test");
  const context = createRequestContext({ requestId: randomUUID(), viewer, database: house.database, audit: trail, directory: house.services.directory });
  try {
    const files = await exportSet(house.services, context, order);
    await trail.commit();
    return files;
  } finally {
    await context.session.close();
  }
}

export type Records = Record<string, readonly Record<string, unknown>[]>;

/** Records of CSV files by kind; pictures as their bytes. */
export function toRecordsByKind(files: readonly { readonly name: string; readonly bytes: Buffer }[]): Records {
  const records: Records = {};
  for (const { name, bytes } of files) {
    const file = readFile(bytes, name);
    if (file.layout === null) records.picture = [...(records.picture ?? []), { bytes: bytes.toString("base64") }];
    else records[file.layout] = file.records as never;
  }
  return records;
}

/** The records as one sorted list of texts for each kind: names of pictures are made anew by every set. */
export function comparable(records: Records, isWanted: (record: Record<string, unknown>) => boolean = () => true): Record<string, string[]> {
  const kinds = Object.entries(records).map(([kind, all]) => {
    const columns = kind === "picture" ? ["bytes"] : getLayout(kind as LayoutId).columns.map(({ name }) => name).filter((name) => name !== "familyImageFileName");
    return [kind, all.filter(isWanted).map((record) => JSON.stringify(columns.map((name) => record[name] ?? null))).sort()] as const;
  });
  return Object.fromEntries(kinds.filter(([, lines]) => lines.length > 0));
}
