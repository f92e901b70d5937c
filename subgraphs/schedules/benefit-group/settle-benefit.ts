import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { forWholeTowns, peopleOf, type MonthScope } from "../../../platform/subgraph/follower.js";
import { benefitGroupSql } from "./benefit-group.sql.js";

const key = "recipient_id, usage_table_id, service_office_number, service_type";
const items = ["service_units", "managed_units", "over_type_units", "over_units", "within_units", "total_cost", "claim", "copay", "self_pay"];
const columns = `insurer_number, service_month, ${key}, ${items.join(", ")}`;

/**
 * Works the benefit of months out anew, all people of the scope in one statement. Codes and prices that no master knows are left
 * out. What comes out as it stands is not written again: set operations tell what differs, whatever statistics a table has.
 */
export async function settleBenefit(tx: WriteTransaction, scope: MonthScope): Promise<void> {
  if (scope.recipientIds === null) forWholeTowns(tx);
  await tx.execute(writeGroups(`service_month = $1 AND insurer_number = $2 AND ${peopleOf(scope)}`, peopleOf(scope, "t.recipient_id")), [scope.serviceMonth, scope.insurerNumber, scope.recipientIds]);
}

const writeGroups = (inScope: string, people: string) => `
  WITH fresh AS MATERIALIZED (SELECT ${columns} FROM (${benefitGroupSql(people)}) s),
  gone AS (DELETE FROM schedules.benefit_group WHERE ${inScope} AND (${key}) NOT IN (SELECT ${key} FROM fresh))
  INSERT INTO schedules.benefit_group AS t (${columns})
  SELECT * FROM fresh EXCEPT SELECT ${columns} FROM schedules.benefit_group WHERE ${inScope}
  ON CONFLICT ON CONSTRAINT benefit_group_once DO UPDATE SET ${items.map((item) => `${item} = excluded.${item}`).join(", ")}`;
