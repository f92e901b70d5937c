import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** Units within the limits of one office and type as they were when the month was confirmed. */
@Entity({ schema: "actuals", name: "closing_unit", synchronize: false })
@ObjectType("ClosingUnits", { description: "Planned benefit units of one office and service type, as confirmed. 給付計画単位数（確定）" })
export class ClosingUnit extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("month")
  serviceMonth!: string;

  @Hidden("integer")
  version!: number;

  @Hidden("officeNumber", { nullable: true })
  planningOfficeNumber!: string | null;

  @Item("officeNumber", "Number of the service office. サービス事業所コード")
  serviceOfficeNumber!: string;

  @Item("serviceType", "Service type. サービス種類コード")
  serviceType!: string;

  @Item("units", "Units within the limits. 給付計画単位数")
  units!: number;
}
