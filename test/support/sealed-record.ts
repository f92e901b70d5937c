import pg from "pg";
import { AuditWriter } from "../../platform/audit/audit-trail.js";
import { sealEvents } from "../../platform/audit/seal-events.js";
import { parseSealKeys, toVerifyKey, type SealKey } from "../../platform/audit/seal-key.js";
import { compareWithSeals, type AuditReport, type VerifyOptions } from "../../platform/audit/verify-seals.js";
import { loadConfig } from "../../platform/config/config.js";
import { openDatabase, type Database } from "../../platform/database/database.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { valueParsers } from "../../platform/database/value-parsers.js";
import { toViewer } from "../../platform/viewer/viewer.js";
import { createTestDatabase } from "./database.js";
import { patience } from "./patience.js";

/** An access record of its own with its sealer, and somebody who owns the database. */
export interface SealedRecord {
  readonly adminUrl: string;
  readonly database: Database;
  readonly owner: pg.Client;
  readonly keys: readonly SealKey[];
  write(count: number, sealLimit?: number): Promise<void>;
  /** Seals everything; answers the number of the last seal. */
  seal(): Promise<number>;
  verify(options?: Partial<VerifyOptions>): Promise<AuditReport>;
  close(): Promise<void>;
}

export const auditor = toViewer({ subject: "s", role: "MUNICIPALITY", insurerNumber: "139006", purpose: "CARE", secondFactor: true, categories: ["PERSON"] });
export const personId = (index: number): string => `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`;

/** A busy machine makes writers wait; here nobody gives up on it. */
export const patient = loadConfig({ NODE_ENV: "test", ...patience });

export async function openSealedRecord(): Promise<SealedRecord> {
  const test = await createTestDatabase({ template: "migrated" });
  const database = openDatabase(urlsFromAdmin(test.adminUrl), patient);
  const owner = new pg.Client({ connectionString: test.adminUrl, types: valueParsers });
  await owner.connect();
  const keys = parseSealKeys([`test:${"0123456789abcdef".repeat(4)}`]);
  return {
    adminUrl: test.adminUrl,
    database,
    owner,
    keys,
    async write(count, sealLimit) {
      const trail = new AuditWriter(database, sealLimit).trail("r", auditor, "test");
      for (let index = 0; index < count; index += 1) trail.note("139006", personId(index), "PERSON", 1);
      await trail.commit();
    },
    async seal() {
      let last = 0;
      const seal = () => sealEvents(database, { key: keys[0] as SealKey, sweep: true });
      for (let seals = await seal(); seals.length > 0; seals = await seal()) last = seals.at(-1)?.number ?? last;
      return last;
    },
    verify: (options = {}) => compareWithSeals({ query: async <Row>(text: string, values: readonly unknown[] = []) => (await owner.query(text, values as unknown[])).rows as Row[] }, { keys: keys.map(toVerifyKey), retentionYears: 5, ...options }),
    async close() {
      await owner.end();
      await database.close();
      await test.drop();
    },
  };
}
