import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { peopleOf, type MonthScope } from "../../../platform/subgraph/follower.js";
import { benefitGroupSql } from "./benefit-group.sql.js";

const columns = `insurer_number, recipient_id, service_month, usage_table_id, service_office_number, service_type,
  service_units, managed_units, over_type_units, over_units, within_units, total_cost, claim, copay, self_pay`;

/** Works the benefit of months out anew, all people of the scope in one statement. Codes and prices that no master knows are left out. */
export async function settleBenefit(tx: WriteTransaction, scope: MonthScope): Promise<void> {
  const values = [scope.serviceMonth, scope.insurerNumber, scope.recipientIds];
  tx.send(`DELETE FROM schedules.benefit_group WHERE service_month = $1 AND insurer_number = $2 AND ${peopleOf(scope)}`, values);
  await tx.execute(`INSERT INTO schedules.benefit_group (${columns}) ${benefitGroupSql(peopleOf(scope, "t.recipient_id"))}`, values);
}
