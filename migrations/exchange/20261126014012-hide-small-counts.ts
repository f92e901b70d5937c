import type { MigrationInterface, QueryRunner } from "typeorm";
import { setting } from "../support/setting.js";

const counts = ["offices", "using_before", "sent_before", "using_after", "sent_after"];
const isSmall = (count: string) => `${count} IN (1, 2)`;

/**
 * What analysts may read of the exchange is stored with its small cells taken out: one or two offices, and all but one or two. What single
 * offices did (activity, members of groups) is no longer readable for who asks for counts.
 */
export class HideSmallCounts20261126014012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await runner.query(`ALTER POLICY activity_of_administration ON exchange.activity USING (${setting("role")} = 'OPERATOR')`);
    await runner.query("DROP POLICY office_group_member_of_administration ON exchange.office_group_member; REVOKE SELECT ON exchange.office_group_member FROM kaigo_app");
    await runner.query("CREATE POLICY adoption_to_hide ON exchange.adoption FOR ALL TO kaigo_owner USING (true) WITH CHECK (true)");
    await runner.query("ALTER TABLE exchange.adoption ALTER COLUMN offices_using DROP NOT NULL, ALTER COLUMN offices_all DROP NOT NULL");
    await runner.query(`UPDATE exchange.adoption SET offices_using = CASE WHEN NOT (${isSmall("offices_using")} OR ${isSmall("offices_all - offices_using")}) THEN offices_using END, offices_all = CASE WHEN NOT ${isSmall("offices_all")} THEN offices_all END`);
    await runner.query(`ALTER TABLE exchange.adoption ADD CONSTRAINT adoption_hidden CHECK (NOT coalesce(${isSmall("offices_using")} OR ${isSmall("offices_all")} OR ${isSmall("offices_all - offices_using")}, false))`);
    await runner.query("DROP POLICY adoption_to_hide ON exchange.adoption");
    // Counted again by the next round; until then a group tells nothing.
    await runner.query(`ALTER TABLE exchange.office_group ${counts.map((column) => `ADD COLUMN ${column} integer`).join(", ")},
      ADD CONSTRAINT office_group_hidden CHECK (NOT coalesce(${["offices", "using_before", "using_after", "offices - using_before", "offices - using_after"].map(isSmall).join(" OR ")}, false)),
      ADD CONSTRAINT office_group_alone CHECK ((using_before IS NULL) = (sent_before IS NULL) AND (using_after IS NULL) = (sent_after IS NULL))`);
  }

  async down(): Promise<void> {
    throw new Error("what was hidden is not known any more");
  }
}
