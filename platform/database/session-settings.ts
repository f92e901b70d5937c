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

/** Settings of a mutation: who asks, and the insurers whose rows it may touch. */
export const changeSettings = (viewer: Viewer, insurerNumbers: readonly string[]): string => `${viewerSettings(viewer)}; ${local("insurers", insurerNumbers.join(","))}`;

/** Settings of a worker: it may touch rows of the named insurers and no others. */
export function workerSettings(insurerNumbers: readonly string[]): string {
  return [local("role", "WORKER"), local("insurers", insurerNumbers.join(",")), local("today", today())].join("; ");
}

/** Narrows a running worker transaction to the named insurers. */
export async function limitToInsurers(tx: { execute(text: string): Promise<number> }, insurerNumbers: readonly string[]): Promise<void> {
  await tx.execute(local("insurers", insurerNumbers.join(",")));
}
