import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { UsageTableHeader } from "./usage-table-header.js";

/** A version of a usage table that a later one replaced. */
@Entity({ schema: "schedules", name: "usage_table_version", synchronize: false })
@ObjectType("UsageTableVersion", { description: "An earlier version of a usage table. サービス利用票の旧版" })
export class UsageTableVersion extends UsageTableHeader {
  @Hidden("uuid")
  usageTableId!: string;

  @Item("instant", "When the next version replaced it. 差替日時")
  replacedAt!: string;
}
