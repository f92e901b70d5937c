import type { MissedRow } from "../../../platform/audit/record-denials.js";
import { groupedByKey, inKeyOrder, selectFrom } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import { ParcelPerson } from "../person/parcel-person.entity.js";
import { ParcelFile } from "./parcel-file.entity.js";
import { ParcelFinding } from "./parcel-finding.entity.js";
import { toParcelId } from "./parcel-id.js";
import { Parcel } from "./parcel.entity.js";

const itself = (key: string) => key;
const ofParcel = ({ parcelId }: { parcelId: string }) => parcelId;

/** Findings of one parcel that the graph shows; the REST route shows all. */
export const shownFindings = 100;

/** Gives rows their opaque id. */
export const withId = (rows: Parcel[]): Parcel[] => rows.map((row) => Object.assign(row, { id: toParcelId(row.parcelId) }));

/** A parcel that was asked for and not shown, as the access record looks for it: everybody in it is denied. */
export const missedParcel = (uuid: string): MissedRow => ({ entity: ParcelPerson, insurerNumber: undefined, column: "parcel_id", value: uuid });

/** Parcels by UUID; null where there is none for this viewer. */
export const parcelByUuid: LoaderDefinition<string, Parcel | null> = {
  name: "parcelByUuid",
  async batch(uuids, { session, audit }) {
    const rows = withId(await session.query<Parcel>(`${selectFrom(Parcel)} WHERE t.id = ANY ($1::uuid[])`, [uuids]));
    const found = inKeyOrder(uuids, rows, itself, ofParcel);
    uuids.forEach((uuid, index) => {
      if (!found[index]) audit.miss(missedParcel(uuid), "PERSON");
    });
    return found;
  },
};

/** Files of each parcel, by name. */
export const filesOf: LoaderDefinition<string, ParcelFile[]> = {
  name: "filesOf",
  async batch(uuids, { session }) {
    const rows = await session.query<ParcelFile>(`${selectFrom(ParcelFile)} WHERE t.parcel_id = ANY ($1::uuid[]) ORDER BY t.name`, [uuids]);
    return groupedByKey(uuids, rows, itself, ofParcel);
  },
};

/** The first findings of each parcel, in the order they were found. */
export const findingsOf: LoaderDefinition<string, ParcelFinding[]> = {
  name: "findingsOf",
  async batch(uuids, { session }) {
    const rows = await session.query<ParcelFinding>(`${selectFrom(ParcelFinding)} WHERE t.parcel_id = ANY ($1::uuid[]) AND t.ordinal < $2 ORDER BY t.parcel_id, t.ordinal`, [uuids, shownFindings]);
    return groupedByKey(uuids, rows, itself, ofParcel);
  },
};
