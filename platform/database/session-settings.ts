import pg from "pg";
import { today } from "../calendar/today.js";
import type { Viewer } from "../viewer/viewer.js";

const local = (name: string, value: string | undefined) => `SET LOCAL app.${name} = ${pg.escapeLiteral(value ?? "")}`;

/**
 * Statements that tell row-level security who is asking, for the life of one transaction only.
 * Quoted literals rather than set_config(): a distributed database passes these on to its workers.
 */
export function viewerSettings(viewer: Viewer): string {
  return [
    local("role", viewer.role),
    local("subject", viewer.subject),
    local("level", viewer.level),
    local("office", viewer.officeNumber),
    local("insurer", viewer.insurerNumber),
    local("recipient", viewer.recipientId),
    local("categories", viewer.categories.join(",")),
    local("today", today()),
  ].join("; ");
}

/** The person whom a reader's statements are mostly about. It opens nothing: the rules look the grant for this person up first, and each row's own where it is another's. */
export const personSetting = (insurerNumber: string, recipientId: string): string => local("person", `${insurerNumber}/${recipientId}`);

/** Settings of a mutation: who asks, and the insurers whose rows it may touch. */
export const changeSettings = (viewer: Viewer, insurerNumbers: readonly string[]): string => `${viewerSettings(viewer)}; ${local("insurers", insurerNumbers.join(","))}`;

/** Settings of a worker: it may touch rows of the named insurers and no others. */
export function workerSettings(insurerNumbers: readonly string[]): string {
  return [local("role", "WORKER"), local("insurers", insurerNumbers.join(",")), local("today", today())].join("; ");
}

/** How a worker's transaction goes about it. */
export interface WorkManner {
  /** It finds rows by their keys: no table is read from end to end, also where the server does not know yet how large it has become; what it sorts stays in memory. */
  readonly isByKey?: boolean;
  /** It speaks of few rows, and many like it follow: its statements are planned once for each connection, for any values. */
  readonly isSmall?: boolean;
  /** Losing it in a crash of the server costs nothing: the commit does not wait for the disk. */
  readonly isLight?: boolean;
}

/** Settings of a manner, to be put behind others. */
export const mannerSettings = ({ isByKey = false, isSmall = false, isLight = false }: WorkManner): string =>
  [isByKey && "enable_seqscan = off; SET LOCAL work_mem = '32MB'", isSmall && "plan_cache_mode = force_generic_plan", isLight && "synchronous_commit = off"].map((setting) => setting && `; SET LOCAL ${setting}`).filter(Boolean).join("");

/** Narrows a running worker transaction to the named insurers. */
export function limitToInsurers(tx: { send(text: string): void }, insurerNumbers: readonly string[]): void {
  tx.send(local("insurers", insurerNumbers.join(",")));
}
