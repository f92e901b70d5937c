import { Entity } from "../../../platform/database/mapping.js";
import { Hidden } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";
import type { TypeLimit } from "../usage-table/type-limit.js";

/** Care level and limits as the supplement of a plan set states them (補足情報 13–61), by planning office and plan date. */
@Entity({ schema: "schedules", name: "plan_supplement", synchronize: false })
export class PlanSupplement extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Hidden("officeNumber")
  planningOfficeNumber!: string;

  @Hidden("date")
  carePlanDate!: string;

  @Hidden("text")
  serial!: string;

  @Hidden("date", { nullable: true })
  certificationDate!: string | null;

  @Hidden("date", { nullable: true })
  limitPeriodStartDate!: string | null;

  @Hidden("date", { nullable: true })
  limitPeriodEndDate!: string | null;

  @Hidden("code", { nullable: true })
  certificationStatus!: string | null;

  @Hidden("date", { nullable: true })
  careLevelChangeDate!: string | null;

  @Hidden("code", { nullable: true })
  careLevel!: string | null;

  @Hidden("code", { nullable: true })
  previousCareLevel!: string | null;

  @Hidden("integer", { nullable: true })
  benefitLimitUnits!: number | null;

  @Hidden("json")
  typeLimits!: TypeLimit[];

  @Hidden("integer", { nullable: true })
  typeLimitExcessUnitsTotal!: number | null;

  @Hidden("integer", { nullable: true })
  shortStayDaysUntilLastMonth!: number | null;

  @Hidden("integer", { nullable: true })
  shortStayDaysCumulative!: number | null;

  @Hidden("officeNumber", { nullable: true })
  consentReceivingOfficeNumber!: string | null;

  @Hidden("officeNumber", { nullable: true })
  updatedByOfficeNumber!: string | null;
}
