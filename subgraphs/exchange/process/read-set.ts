import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { ReadFile, ReadOptions } from "../../../standard/index.js";
import { settingsOf, type ExchangeServices } from "../exchange-services.js";
import type { StagedFile } from "../receive/upload-stage.js";
import type { Hand } from "../receive/hand.js";
import { readFiles } from "./read-content.js";
import { readInTurns } from "./read-in-turns.js";

/** The files of a set, read; and the bytes of those that hold no records, by name. */
export interface SetRead {
  readonly files: readonly ReadFile[];
  readonly attachments: ReadonlyMap<string, Buffer>;
}

interface Named {
  readonly name: string;
  readonly bytes: Buffer;
}

const optionsOf = (services: ExchangeServices): ReadOptions => {
  const { checkDigits, maxBytes } = settingsOf(services);
  return { checkDigits, maxFileBytes: maxBytes };
};

/** Reads a set from what is stored of it. Throws when stored bytes are incomplete. */
export const readStored = async (services: ExchangeServices, tx: WriteTransaction, parcelId: string): Promise<SetRead> => readNamed(await readFiles(tx, parcelId), optionsOf(services));

/** Reads a set from memory, or answers null when it is not in hand. */
export async function readInHand(services: ExchangeServices, hand: Hand, staged: readonly StagedFile[]): Promise<SetRead | null> {
  const files: Named[] = [];
  for (const { name, contentId, size } of staged) {
    const bytes = hand.content(contentId);
    if (bytes?.length !== size) return null;
    files.push({ name, bytes });
  }
  return readNamed(files, optionsOf(services));
}

/** In the order of their names, wherever they come from: findings and people are told in this order. */
async function readNamed(named: readonly Named[], options: ReadOptions): Promise<SetRead> {
  const files: ReadFile[] = [];
  const attachments = new Map<string, Buffer>();
  for (const { name, bytes } of [...named].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = await readInTurns(bytes, name, options);
    if (file.layout === null) attachments.set(name, bytes);
    files.push(file);
  }
  return { files, attachments };
}
