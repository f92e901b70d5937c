import { writeDiffering, type DerivedTable } from "../../../platform/database/write-differing.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { inSets, peopleOf, type Follower, type MonthScope } from "../../../platform/subgraph/follower.js";
import { benefitGroupSql } from "./benefit-group.sql.js";

const key = "recipient_id, usage_table_id, service_office_number, service_type";
const items = ["service_units", "managed_units", "over_type_units", "over_units", "within_units", "total_cost", "claim", "copay", "self_pay"];
const groups: DerivedTable = { name: "schedules.benefit_group", constraint: "benefit_group_once", columns: `insurer_number, service_month, ${key}, ${items.join(", ")}`, key, items };

/**
 * Works the benefit of months out anew, all people of the scope in one statement. Codes and prices that no master knows are left
 * out.
 */
export function settleBenefit(tx: WriteTransaction, scope: MonthScope): Promise<void> {
  const statement = writeDiffering(groups, `service_month = $1 AND insurer_number = $2 AND ${peopleOf(scope)}`, benefitGroupSql(peopleOf(scope, "t.recipient_id")));
  return inSets(tx, scope, () => tx.execute(statement, [scope.serviceMonth, scope.insurerNumber, scope.recipientIds]));
}

/** The name under which mutations tell of a month whose benefit is to be as the masters have it now. */
export const benefitFollower: Follower = { name: "benefit", follow: settleBenefit };
