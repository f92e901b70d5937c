import type { MigrationInterface, QueryRunner } from "typeorm";
import { protectDirectory } from "../support/personal-table.js";
import { setting } from "../support/setting.js";
import { anyOf, byOffice, byOfficer, bySelf, limitViewerWrites } from "../support/viewer-writes.js";

const takers = ["CARE_MANAGER", "SERVICE_OFFICE"];
const inCharge = (table: string, column = "recipient_id") => anyOf(byOfficer, byOffice(table, "PERSON", takers, column));

/** A grant may be written only as relationship, rule and consent make it. */
const follows = `EXISTS (
  SELECT 1 FROM recipients.care_relationship r
  JOIN recipients.access_rule a ON a.role = r.role AND a.mode <> 'NEVER'
  LEFT JOIN recipients.consent c ON c.insurer_number = r.insurer_number AND c.recipient_id = r.recipient_id AND c.category = a.category AND c.state = 'GIVEN'
  WHERE r.insurer_number = access_grant.insurer_number AND r.recipient_id = access_grant.recipient_id
    AND r.office_number = access_grant.office_number AND r.role = access_grant.role AND a.category = access_grant.category
    AND (a.mode = 'ALLOWED' OR c.category IS NOT NULL)
  GROUP BY r.role HAVING min(r.start_date) <= access_grant.valid_from AND max(coalesce(r.end_date, 'infinity')) >= access_grant.valid_to)`;

/** Grants go before they are worked out anew: only of people whom the viewer's office has ever served, so that none is lost elsewhere. */
const served = `EXISTS (
  SELECT 1 FROM recipients.care_relationship r
  WHERE r.insurer_number = access_grant.insurer_number AND r.recipient_id = access_grant.recipient_id AND r.office_number = nullif(${setting("office")}, ''))`;

/** Consent is taken by the municipality, the care manager or the service office; the grants follow from it in the same transaction. */
export class OpenConsent20261125161520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query(`CREATE TABLE recipients.relationship_rule (
      single boolean NOT NULL DEFAULT true CONSTRAINT relationship_rule_key PRIMARY KEY CONSTRAINT relationship_rule_single CHECK (single),
      grace_months integer NOT NULL DEFAULT 2 CONSTRAINT relationship_rule_grace CHECK (grace_months >= 0))`);
    await runner.query("INSERT INTO recipients.relationship_rule DEFAULT VALUES");
    await protectDirectory(runner, "recipients", "relationship_rule");
    await limitViewerWrites(runner, "recipients", "consent", { insert: inCharge("consent"), update: inCharge("consent") });
    await limitViewerWrites(runner, "recipients", "access_grant", { insert: follows, delete: anyOf(byOfficer, bySelf(), served) });
    // A person's row is locked while their rights are worked out anew, and never changed.
    await limitViewerWrites(runner, "recipients", "recipient", { update: { from: inCharge("recipient", "id"), to: "false" } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE recipients.relationship_rule");
    for (const table of ["consent", "access_grant", "recipient"]) await limitViewerWrites(runner, "recipients", table);
  }
}
