import type { Config } from "../config/config.js";
import type { Database } from "../database/database.js";
import { KaigoError } from "../errors/kaigo-error.js";
import type { Logger } from "../log/logger.js";
import { headOf, headsFileOf, keepHead, keepSignedHead } from "./seal-heads.js";
import { sealEvents } from "./seal-events.js";
import { openSealKeys } from "./seal-key.js";
import { signHead } from "./sign-head.js";

/** A running sealer. */
export interface SealingWorker {
  /** Seals what is left and ends. */
  stop(): Promise<void>;
}

export interface SealingServices {
  readonly config: Config;
  readonly database: Database;
  readonly logger: Logger;
}

const sweepEvery = 3_600_000;

/**
 * Seals for as long as it runs. Any number of processes may: one at a time does. Throws CONFIG_INVALID when `required` and
 * production has no key; otherwise a process without a key leaves the sealing to others and answers null.
 */
export async function startSealing({ config, database, logger }: SealingServices, { required }: { readonly required: boolean }): Promise<SealingWorker | null> {
  const [key] = await openSealKeys(config);
  if (!key && required) throw new KaigoError("CONFIG_INVALID", { variable: "AUDIT_SEAL_KEY" });
  if (!key) return null;
  const file = headsFileOf(config);
  let nextSweep = 0;
  let failing = false;
  const seal = async (sweep: boolean) => {
    for (let seals = await sealEvents(database, { key, sweep }); seals.length > 0; seals = await sealEvents(database, { key, sweep })) {
      for (const one of seals) {
        logger.info({ head: headOf(one) }, "access records are sealed");
        if (file) await keepHead(file, headOf(one));
      }
    }
  };
  const round = async () => {
    try {
      await seal(false);
      const head = await signHead(database, key);
      if (head && file) await keepSignedHead(file, head);
      // Last, and not again at once when it fails: a day's record may be too long to compare, what is new is sealed all the same.
      if (performance.now() >= nextSweep) {
        nextSweep = performance.now() + sweepEvery;
        await seal(true);
      }
      failing = false;
    } catch (error) {
      // What is due stays due; the first failure of a row is told, the rest is the same.
      if (!failing) logger.error({ reason: error instanceof KaigoError ? error.code : "INTERNAL" }, "access records could not be sealed");
      failing = true;
    }
  };
  let running = round();
  const timer = setInterval(() => (running = running.then(round)), config.AUDIT_SEAL_MS);
  return {
    async stop() {
      clearInterval(timer);
      await (running = running.then(round));
    },
  };
}
