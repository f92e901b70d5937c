import type { MigrationInterface, QueryRunner } from "typeorm";
import { ownSchema } from "../support/personal-table.js";

const setting = (name: string) => `(SELECT current_setting('app.${name}', true))`;
const own = `${setting("role")} IN ('CARE_MANAGER', 'SERVICE_OFFICE') AND office_number = nullif(${setting("office")}, '')`;

/** Webhooks of offices, the notices on their way to them, and how many offices use the exchange. */
export class CreateNotice20261122090720 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await ownSchema(runner, "exchange");
    await this.webhooks(runner);
    await this.notices(runner);
    await this.adoption(runner);
  }

  /** An office keeps its own; the secret can be written by it but read by the worker only. */
  private async webhooks(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE exchange.webhook (
      id uuid NOT NULL DEFAULT uuidv7(),
      office_number text NOT NULL, url text NOT NULL, secret text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(), created_by text NOT NULL,
      CONSTRAINT webhook_key PRIMARY KEY (id),
      CONSTRAINT webhook_once UNIQUE (office_number, url))`);
    await runner.query("ALTER TABLE exchange.webhook ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.webhook FORCE ROW LEVEL SECURITY");
    await runner.query(`CREATE POLICY webhook_own ON exchange.webhook FOR ALL TO kaigo_app USING (${own}) WITH CHECK (${own} AND created_by = ${setting("subject")})`);
    await runner.query("CREATE POLICY webhook_of_worker ON exchange.webhook FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)");
    await runner.query(`GRANT SELECT (id, office_number, url, created_at, created_by), INSERT, DELETE ON exchange.webhook TO kaigo_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON exchange.webhook TO kaigo_worker`);
  }

  /**
   * The change and its notice are one transaction. The worker makes every change of state but the last: that a parcel was collected is
   * the receiver's own doing, which the sender can poll.
   */
  private async notices(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE exchange.notice (
      id uuid NOT NULL DEFAULT uuidv7(),
      webhook_id uuid NOT NULL, office_number text NOT NULL, parcel_id uuid NOT NULL,
      box text NOT NULL CONSTRAINT notice_box CHECK (box IN ('inbox', 'outbox')),
      parcel_state text NOT NULL, service_month text, changed_at timestamptz NOT NULL,
      state text NOT NULL DEFAULT 'WAITING' CONSTRAINT notice_state CHECK (state IN ('WAITING', 'SENT', 'FAILED')),
      attempts integer NOT NULL DEFAULT 0, next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(), last_failure text, settled_at timestamptz,
      CONSTRAINT notice_key PRIMARY KEY (id),
      CONSTRAINT notice_webhook FOREIGN KEY (webhook_id) REFERENCES exchange.webhook ON DELETE CASCADE,
      CONSTRAINT notice_parcel FOREIGN KEY (parcel_id) REFERENCES exchange.parcel ON DELETE CASCADE)`);
    await runner.query("CREATE INDEX notice_due ON exchange.notice (next_attempt_at, id) WHERE state = 'WAITING'");
    await runner.query("CREATE INDEX notice_of_webhook ON exchange.notice (webhook_id, id)");
    await runner.query("CREATE INDEX notice_of_parcel ON exchange.notice (parcel_id)");
    await runner.query("ALTER TABLE exchange.notice ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.notice FORCE ROW LEVEL SECURITY");
    await runner.query(`CREATE POLICY notice_own ON exchange.notice FOR SELECT TO kaigo_app USING (${own})`);
    await runner.query("CREATE POLICY notice_of_worker ON exchange.notice FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)");
    await runner.query("GRANT SELECT ON exchange.notice TO kaigo_app; GRANT SELECT, INSERT, UPDATE, DELETE ON exchange.notice TO kaigo_worker");
    await runner.query(`CREATE FUNCTION exchange.note_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      BEGIN
        INSERT INTO exchange.notice (webhook_id, office_number, parcel_id, box, parcel_state, service_month, changed_at)
        SELECT w.id, w.office_number, NEW.id, b.box, NEW.state, NEW.service_month, NEW.updated_at
        FROM (VALUES ('outbox', NEW.sender_office_number), ('inbox', CASE WHEN NEW.accepted_at IS NOT NULL THEN NEW.receiver_office_number END)) AS b (box, office_number)
        JOIN exchange.webhook w USING (office_number);
        RETURN NULL;
      END $$`);
    await runner.query("REVOKE ALL ON FUNCTION exchange.note_change() FROM PUBLIC");
    await runner.query(`CREATE TRIGGER parcel_changed AFTER UPDATE OF state ON exchange.parcel FOR EACH ROW
      WHEN (NEW.state IN ('IMPORTED', 'REJECTED', 'FAILED') AND NEW.state <> OLD.state) EXECUTE FUNCTION exchange.note_change()`);
  }

  private async adoption(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE exchange.adoption (
      month text NOT NULL, office_kind text NOT NULL, prefecture_code text NOT NULL,
      offices_using integer NOT NULL, offices_all integer NOT NULL,
      CONSTRAINT adoption_key PRIMARY KEY (month, office_kind, prefecture_code))`);
    await runner.query("ALTER TABLE exchange.adoption ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.adoption FORCE ROW LEVEL SECURITY");
    await runner.query(`CREATE POLICY adoption_of_administration ON exchange.adoption FOR SELECT TO kaigo_app USING (${setting("role")} IN ('MUNICIPALITY', 'ANALYST', 'OPERATOR'))`);
    await runner.query("CREATE POLICY adoption_of_worker ON exchange.adoption FOR ALL TO kaigo_worker USING (true) WITH CHECK (true)");
    await runner.query("GRANT SELECT ON exchange.adoption TO kaigo_app; GRANT SELECT, INSERT, UPDATE, DELETE ON exchange.adoption TO kaigo_worker");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TRIGGER parcel_changed ON exchange.parcel; DROP FUNCTION exchange.note_change(); DROP TABLE exchange.notice, exchange.webhook, exchange.adoption");
  }
}
