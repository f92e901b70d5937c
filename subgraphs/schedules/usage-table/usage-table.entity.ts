import { Directive, ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { UsageTableHeader } from "./usage-table-header.js";

/** Units beyond a limit that the care manager lays on one office's service. */
export interface ExcessShare {
  readonly serviceOfficeNumber: string;
  readonly serviceCode: string;
  readonly satelliteBranch?: string | null;
  /** Equipment is told apart by its codes and units. */
  readonly taisCode?: string | null;
  readonly equipmentNotificationCode?: string | null;
  readonly units?: number | null;
  readonly typeLimitExcessUnits: number;
  readonly overallLimitExcessUnits: number;
}

/** A person's month as one care-management office plans it: the version that holds now. */
@Entity({ schema: "schedules", name: "usage_table", synchronize: false })
@Directive('@key(fields: "id")')
@ObjectType("UsageTable", { description: "Planned services of a person and month with their benefits. サービス利用票（第6表 予定）・別表（第7表）" })
export class UsageTable extends UsageTableHeader {
  @Item("code", "IN_FORCE 有効, or WITHDRAWN 取消 when every receiver was told to delete it. 状態")
  state!: string;

  @Hidden("json")
  excessShares!: readonly ExcessShare[];
}
