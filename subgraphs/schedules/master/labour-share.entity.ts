import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { MasterRow } from "./master-row.js";

/** Labour share of a service type: with the area grade it decides the unit price. */
@Entity({ schema: "schedules", name: "labour_share", synchronize: false })
@ObjectType("LabourShare", { description: "Labour share of a service type. 人件費割合" })
export class LabourShare extends MasterRow {
  @Item("serviceType", "Service type. サービス種類コード")
  serviceType!: string;

  @Item("integer", "Labour share in percent. 人件費割合（％）")
  labourShare!: number;
}
