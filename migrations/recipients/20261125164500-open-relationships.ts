import type { MigrationInterface, QueryRunner } from "typeorm";
import { allowWorker, protectPersonalTable } from "../support/personal-table.js";
import { setting } from "../support/setting.js";
import { anyOf, byOffice, byOfficer, bySelf, limitViewerWrites } from "../support/viewer-writes.js";

const byOwnOffice = `office_number = nullif(${setting("office")}, '')`;
const takers = ["CARE_MANAGER", "SERVICE_OFFICE"];

/** An office registers and ends its own part by identity confirmation; the insurer asks for opinions and ends any. */
const relationBegins = anyOf(
  `${setting("role")} IN ('CARE_MANAGER', 'SERVICE_OFFICE') AND ${byOwnOffice} AND role = ${setting("role")} AND evidence = 'IDENTITY_CONFIRMED'`,
  `${byOfficer} AND role = 'MEDICAL_INSTITUTION' AND evidence = 'OPINION_REQUESTED'`,
);
const relationEnds = anyOf(byOfficer, `${setting("role")} IN ('CARE_MANAGER', 'SERVICE_OFFICE', 'MEDICAL_INSTITUTION') AND ${byOwnOffice}`);
const ofRelation = (rule: string) => `EXISTS (SELECT 1 FROM recipients.care_relationship r
  WHERE r.insurer_number = relationship_event.insurer_number AND r.id = relationship_event.relationship_id AND (${rule}))`;

const sameGrant = (table: string) => `${table}.insurer_number = access_grant.insurer_number AND ${table}.recipient_id = access_grant.recipient_id AND ${table}.office_number = access_grant.office_number`;

/** A grant may be written only as relationship, rule and consent make it, or an emergency for its hour. */
const follows = anyOf(
  `expires_at = 'infinity' AND EXISTS (
    SELECT 1 FROM recipients.care_relationship r
    JOIN recipients.access_rule a ON a.role = r.role AND a.mode <> 'NEVER'
    LEFT JOIN recipients.consent c ON c.insurer_number = r.insurer_number AND c.recipient_id = r.recipient_id AND c.category = a.category AND c.state = 'GIVEN'
    WHERE ${sameGrant("r")} AND r.role = access_grant.role AND a.category = access_grant.category AND (a.mode = 'ALLOWED' OR c.category IS NOT NULL)
    GROUP BY r.role HAVING min(r.start_date) <= access_grant.valid_from AND max(coalesce(r.end_date, 'infinity')) >= access_grant.valid_to)`,
  `role = 'MEDICAL_INSTITUTION' AND EXISTS (
    SELECT 1 FROM recipients.break_glass b JOIN recipients.access_rule a ON a.role = 'MEDICAL_INSTITUTION' AND a.mode = 'ALLOWED'
    WHERE ${sameGrant("b")} AND b.expires_at = access_grant.expires_at AND a.category = access_grant.category)`,
);

/** Only of people with whom the viewer's office has ever had to do, so that none is lost elsewhere. */
const goes = anyOf(byOfficer, bySelf(), ...["care_relationship r", "break_glass b"].map((table) => `EXISTS (
  SELECT 1 FROM recipients.${table} WHERE ${sameGrant(table.slice(-1)).replace(` AND ${table.slice(-1)}.office_number = access_grant.office_number`, "")} AND ${table.slice(-1)}.${byOwnOffice})`));

/** Relations, consent and emergencies by mutation, with their history; grants that end within the hour. */
export class OpenRelationships20261125164500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL ROLE kaigo_owner");
    await this.history(runner);
    await this.emergencies(runner);
    await this.expiry(runner);
    await limitViewerWrites(runner, "recipients", "care_relationship", { insert: relationBegins, update: relationEnds });
    await limitViewerWrites(runner, "recipients", "access_grant", { insert: follows, delete: goes });
    // A person's row is locked while their rights are worked out anew, and never changed.
    await limitViewerWrites(runner, "recipients", "recipient", { update: { from: "true", to: "false" } });
  }

  private async history(runner: QueryRunner): Promise<void> {
    const common = "insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL";
    await runner.query(`CREATE TABLE recipients.consent_event (${common},
      category text NOT NULL, state text NOT NULL, taken_by text NOT NULL, taken_on date NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(), subject text, office_number text,
      CONSTRAINT consent_event_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT consent_event_recipient FOREIGN KEY (insurer_number, recipient_id) REFERENCES recipients.recipient ON DELETE CASCADE)`);
    await runner.query("CREATE INDEX consent_event_of_recipient ON recipients.consent_event (insurer_number, recipient_id)");
    await runner.query(`CREATE TABLE recipients.relationship_event (${common},
      relationship_id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT relationship_event_kind CHECK (kind IN ('CONFIRMED', 'OPINION_REQUESTED', 'ENDED')),
      method text CONSTRAINT relationship_event_method CHECK (method IN ('MY_NUMBER_CARD', 'FOUR_ITEMS')),
      occurred_on date NOT NULL, recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(), subject text NOT NULL,
      CONSTRAINT relationship_event_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT relationship_event_relationship FOREIGN KEY (insurer_number, relationship_id) REFERENCES recipients.care_relationship ON DELETE CASCADE)`);
    await runner.query("CREATE INDEX relationship_event_of_relationship ON recipients.relationship_event (insurer_number, relationship_id)");
    await protectPersonalTable(runner, { schema: "recipients", table: "consent_event", category: "CONSENT" });
    await protectPersonalTable(runner, { schema: "recipients", table: "relationship_event", category: "PERSON" });
    await limitViewerWrites(runner, "recipients", "consent_event", { insert: anyOf(byOfficer, byOffice("consent_event", "PERSON", takers)) });
    await limitViewerWrites(runner, "recipients", "relationship_event", { insert: anyOf(byOfficer, ofRelation(`r.${byOwnOffice}`)) });
    await runner.query(`CREATE TABLE recipients.identity_failure (
      id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT identity_failure_key PRIMARY KEY,
      subject text NOT NULL, failed_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
    await runner.query("CREATE INDEX identity_failure_of_subject ON recipients.identity_failure (subject, failed_at)");
    await runner.query("ALTER TABLE recipients.identity_failure ENABLE ROW LEVEL SECURITY; ALTER TABLE recipients.identity_failure FORCE ROW LEVEL SECURITY");
    const own = `subject = nullif(${setting("subject")}, '')`;
    await runner.query(`CREATE POLICY identity_failure_of_caller ON recipients.identity_failure FOR ALL TO kaigo_worker USING (${own}) WITH CHECK (${own})`);
    await runner.query("GRANT SELECT, INSERT ON recipients.identity_failure TO kaigo_worker");
    await limitViewerWrites(runner, "recipients", "identity_failure", { insert: own });
  }

  private async emergencies(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE recipients.break_glass (
      insurer_number text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), recipient_id uuid NOT NULL, office_number text NOT NULL, subject text NOT NULL,
      reason text NOT NULL CONSTRAINT break_glass_reason CHECK (reason IN ('EMERGENCY_CARE', 'DISASTER', 'SYSTEM_FAILURE')), statement text NOT NULL,
      opened_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz NOT NULL DEFAULT now() + interval '1 hour',
      reviewed_at timestamptz, reviewed_by text, verdict text CONSTRAINT break_glass_verdict CHECK (verdict IN ('JUSTIFIED', 'NOT_JUSTIFIED')),
      CONSTRAINT break_glass_key PRIMARY KEY (insurer_number, id),
      CONSTRAINT break_glass_hour CHECK (expires_at = opened_at + interval '1 hour'),
      CONSTRAINT break_glass_recipient FOREIGN KEY (insurer_number, recipient_id) REFERENCES recipients.recipient ON DELETE CASCADE)`);
    await runner.query("CREATE INDEX break_glass_of_recipient ON recipients.break_glass (insurer_number, recipient_id, office_number, expires_at)");
    await runner.query("ALTER TABLE recipients.break_glass ENABLE ROW LEVEL SECURITY; ALTER TABLE recipients.break_glass FORCE ROW LEVEL SECURITY");
    await runner.query(`CREATE POLICY break_glass_of_insurer ON recipients.break_glass FOR SELECT TO kaigo_app USING (${byOfficer})`);
    await runner.query(`CREATE POLICY break_glass_of_self ON recipients.break_glass FOR SELECT TO kaigo_app USING (${bySelf()})`);
    await runner.query("GRANT SELECT ON recipients.break_glass TO kaigo_app");
    await allowWorker(runner, "recipients", "break_glass");
    await limitViewerWrites(runner, "recipients", "break_glass", {
      insert: `${setting("role")} = 'MEDICAL_INSTITUTION' AND ${byOwnOffice} AND subject = ${setting("subject")} AND opened_at = now() AND reviewed_at IS NULL`,
      update: byOfficer,
    });
    await this.markLooks(runner);
  }

  /** Every look of an institution under an emergency is marked, whatever wrote the record. */
  private async markLooks(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE POLICY break_glass_of_audit ON recipients.break_glass FOR SELECT TO kaigo_audit USING (${setting("role")} = 'AUDIT')`);
    await runner.query("GRANT SELECT (insurer_number, recipient_id, office_number, expires_at) ON recipients.break_glass TO kaigo_audit");
    await runner.query(`CREATE FUNCTION recipients.mark_break_glass() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$ BEGIN
      IF EXISTS (SELECT FROM recipients.break_glass b WHERE b.insurer_number = NEW.insurer_number AND b.recipient_id = NEW.recipient_id
        AND b.office_number = NEW.office_number AND b.expires_at > clock_timestamp()) THEN NEW.decision := 'BREAK_GLASS'; END IF;
      RETURN NEW; END $$`);
    await runner.query("REVOKE ALL ON FUNCTION recipients.mark_break_glass() FROM PUBLIC");
    await runner.query(`CREATE TRIGGER access_event_break_glass BEFORE INSERT ON audit.access_event FOR EACH ROW
      WHEN (NEW.role = 'MEDICAL_INSTITUTION' AND NEW.decision = 'SEEN') EXECUTE FUNCTION recipients.mark_break_glass()`);
  }

  /** A grant may end at a moment, not only with a day: every policy that asks for grants asks for that too. */
  private async expiry(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE recipients.access_grant ADD COLUMN expires_at timestamptz NOT NULL DEFAULT 'infinity', DROP CONSTRAINT access_grant_key, ADD CONSTRAINT access_grant_key PRIMARY KEY (insurer_number, recipient_id, office_number, role, category, expires_at)");
    await runner.query(`CREATE POLICY access_grant_of_insurer ON recipients.access_grant FOR SELECT TO kaigo_app USING (${byOfficer})`);
    await runner.query(`CREATE POLICY access_grant_of_self ON recipients.access_grant FOR SELECT TO kaigo_app USING (${bySelf()})`);
    const policies: { name: string; place: string; rule: string }[] = await runner.query(
      "SELECT p.polname AS name, p.polrelid::regclass::text AS place, pg_get_expr(p.polqual, p.polrelid) AS rule FROM pg_policy p WHERE 'kaigo_app'::regrole = ANY (p.polroles) AND pg_get_expr(p.polqual, p.polrelid) LIKE '%(g.valid_to >=%'",
    );
    for (const { name, place, rule } of policies) await runner.query(`ALTER POLICY ${name} ON ${place} USING (${rule.replaceAll("(g.valid_to >=", "(g.expires_at > statement_timestamp()) AND (g.valid_to >=")})`);
  }

  async down(): Promise<void> {
    throw new Error("the history of consent and relations is not thrown away");
  }
}
