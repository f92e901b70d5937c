import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";

/** A person whom a file set speaks of. */
@Entity({ schema: "exchange", name: "parcel_person" })
export class ParcelPerson {
  @PrimaryColumn({ type: "text", name: "insurer_number" })
  insurerNumber!: string;

  @PrimaryColumn({ type: "uuid", name: "recipient_id" })
  recipientId!: string;

  @PrimaryColumn({ type: "uuid", name: "parcel_id" })
  parcelId!: string;
}
