import { connectionOf } from "../../../platform/graphql/connection.js";
import { Parcel } from "./parcel.entity.js";

export const ParcelConnection = connectionOf(Parcel, "ParcelConnection");
