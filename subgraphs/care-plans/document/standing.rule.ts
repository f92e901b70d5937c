import { groupBy } from "./group-by.js";

/** One of an office's documents on a person, as it stands and with the offices that now hold it. */
export interface Standing {
  readonly insurerNumber: string;
  readonly recipientId: string;
  readonly id: string;
  /** Key day, "YYYY-MM-DD". */
  readonly day: string;
  readonly status: string;
  /** Whether its office has ended the version that stands. */
  readonly isEnded: boolean;
  readonly receivers: readonly string[];
  readonly holders: readonly string[];
}

const managed = new Set(["IN_FORCE", "SUPERSEDED", "ENDED", "WITHDRAWN"]);

/**
 * The documents of one office that do not stand as they should, with how they should: withdrawn when nobody holds it any more,
 * ended when its office has said so, in force when it is the newest that somebody holds, superseded otherwise: what an ended one
 * had superseded does not come back. Drafts and agreed ones are people's decisions.
 */
export function toMoves(standing: readonly Standing[]): Pick<Standing, "insurerNumber" | "id" | "status" | "receivers">[] {
  const people = groupBy(standing.filter(({ status }) => managed.has(status)), ({ insurerNumber, recipientId }) => `${insurerNumber}${recipientId}`);
  return [...people.values()].flatMap((documents) => {
    const newest = documents.filter(({ holders }) => holders.length > 0).reduce((latest, { day }) => (day > latest ? day : latest), "");
    return documents.flatMap(({ insurerNumber, id, day, status, isEnded, receivers, holders }) => {
      const right = holders.length === 0 ? "WITHDRAWN" : isEnded ? "ENDED" : day === newest ? "IN_FORCE" : "SUPERSEDED";
      return right === status && holders.join() === receivers.join() ? [] : [{ insurerNumber, id, status: right, receivers: holders }];
    });
  });
}
