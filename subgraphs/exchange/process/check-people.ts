import { setImmediate as otherTurns } from "node:timers/promises";
import { limitToInsurers } from "../../../platform/database/session-settings.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";
import { runStarts } from "../../../platform/subgraph/run-starts.js";
import type { SubjectDirectory, SubjectNumbers } from "../../../platform/subgraph/subject-directory.js";
import { getLayout, type ReadFile } from "../../../standard/index.js";
import type { FindingRow } from "./finding-row.js";
import type { HeldParcel } from "./queue.js";

interface Mention extends SubjectNumbers {
  readonly file: string;
  readonly line: number;
  readonly column: number | null;
  readonly item: string | null;
}

/** The people of a set. */
export interface People {
  /** By `personText`. */
  readonly keys: ReadonlyMap<string, SubjectKey>;
  /** People who may not be sent, each at their first row. */
  readonly findings: readonly FindingRow[];
  /** Those people. */
  readonly refused: readonly SubjectNumbers[];
}

export const personText = ({ insurerNumber, insuredNumber }: SubjectNumbers): string => `${insurerNumber}${insuredNumber}`;

const unknown = {
  kind: "personUnknown",
  ja: "この利用者は登録されていないか、送信元の事業所と担当関係がありません。",
  en: "This person is not registered or has no care relationship with the sender.",
};
const unrelated = { kind: "personUnrelated", ja: "この利用者は送信先の事業所と担当関係がありません。", en: "This person has no care relationship with the receiver." };

/**
 * Finds the people a set speaks of and limits the transaction to their insurers. Until a set is accepted, everyone in it must be
 * known and in the care of both offices (R12). One message for unknown and foreign people: a sender cannot find out who is registered.
 */
export async function findPeople(tx: WriteTransaction, directory: SubjectDirectory, parcel: HeldParcel, files: readonly ReadFile[]): Promise<People> {
  const mentions = await firstMentions(files);
  limitToInsurers(tx, [...new Set(mentions.map(({ insurerNumber }) => insurerNumber))]);
  const found = await directory.findSubjects(tx, mentions);
  const known = mentions.flatMap((mention, index) => (found[index] ? [{ mention, key: found[index] }] : []));
  const keys = new Map(known.map(({ mention, key }) => [personText(mention), key]));
  if (parcel.state === "ACCEPTED") return { keys, findings: [], refused: [] };
  const subjects = known.map(({ key }) => key);
  const [ofSender, ofReceiver] = await Promise.all([directory.findRelated(tx, parcel.senderOfficeNumber, subjects), directory.findRelated(tx, parcel.receiverOfficeNumber, subjects)]);
  const strangers = new Set(mentions.filter((_, index) => !found[index]));
  const notForReceiver = new Set<Mention>();
  known.forEach(({ mention }, index) => {
    if (!ofSender[index]) strangers.add(mention);
    else if (!ofReceiver[index]) notForReceiver.add(mention);
  });
  const refused = mentions.filter((mention) => strangers.has(mention) || notForReceiver.has(mention));
  return { keys, findings: refused.map((mention) => toRow(mention, strangers.has(mention) ? unknown : unrelated)), refused };
}

const toRow = ({ file, line, column, item }: Mention, { kind, ja, en }: typeof unknown): FindingRow => ({ file, line, column, item, kind, rule: "R12", severity: "error", message: { ja, en } });

/** Where each person is named first. Others in this process get their turn before each file. */
async function firstMentions(files: readonly ReadFile[]): Promise<Mention[]> {
  const mentions = new Map<string, Mention>();
  for (const { fileName, layout, records, lines } of files) {
    if (layout === null) continue;
    await otherTurns();
    const place = getLayout(layout).columns.find(({ name }) => name === "insuredNumber");
    const isNext = runStarts<SubjectNumbers>((row, before) => row.insuredNumber === before.insuredNumber && row.insurerNumber === before.insurerNumber);
    (records as readonly SubjectNumbers[]).forEach((record, index) => {
      if (!isNext(record)) return;
      const { insurerNumber, insuredNumber } = record;
      const text = `${insurerNumber}${insuredNumber}`;
      if (!mentions.has(text)) mentions.set(text, { insurerNumber, insuredNumber, file: fileName, line: lines[index] ?? 1, column: place?.number ?? null, item: place?.nameJa ?? null });
    });
  }
  return [...mentions.values()];
}
