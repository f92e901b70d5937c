import type { Database } from "../../../platform/database/database.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";

/**
 * The receiver confirms that it has an imported parcel: IMPORTED becomes COLLECTED; confirming again changes nothing.
 * Answers whether it is there for the viewer. Throws FORBIDDEN for its sender, PARCEL_NOT_READY before it is imported.
 */
export function collectParcel(database: Database, viewer: Viewer, parcelId: string): Promise<boolean> {
  return database.write(viewer, async (tx) => {
    const updated = await tx.execute(
      `UPDATE exchange.parcel SET state = 'COLLECTED', collected_at = clock_timestamp(), collected_by = $2, updated_at = clock_timestamp()
       WHERE id = $1 AND state = 'IMPORTED' AND receiver_office_number = $3`,
      [parcelId, viewer.subject, viewer.officeNumber],
    );
    if (updated === 1) return true;
    const [parcel] = await tx.query<{ state: string; receiver: string }>("SELECT state, receiver_office_number AS receiver FROM exchange.parcel WHERE id = $1", [parcelId]);
    if (!parcel) return false;
    if (parcel.receiver !== viewer.officeNumber) throw new KaigoError("FORBIDDEN");
    if (parcel.state !== "COLLECTED") throw new KaigoError("PARCEL_NOT_READY", { state: parcel.state });
    return true;
  });
}
