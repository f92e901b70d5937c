import type { ImportBatch } from "../../../platform/subgraph/importer.js";
import { contentHash, toContent } from "./document-content.js";
import type { DocumentForm, IncomingDocument } from "./document-form.js";
import { confirmSerial, storeVersions, type NewVersion } from "./document-store.js";
import { lockPeople, openDocuments, recordDeliveries, settleStatuses, type DocumentKey, type DocumentState } from "./document-state.js";

const chunkSize = 1_000;

/**
 * Takes documents in (R14, R17, R19, R43). Per receiver the later serial has the last word; the content of the latest serial
 * stands, whoever received it. Equal content sent to another office makes no new version.
 */
export async function takeDocuments(batch: ImportBatch, form: DocumentForm, documents: readonly IncomingDocument[]): Promise<void> {
  await eachChunk(batch, documents, async (chunk) => {
    const states = await openDocuments(batch, form, chunk);
    const heard = await recordDeliveries(batch, states, "SENT");
    const fresh: NewVersion[] = [];
    const confirmed: DocumentState[] = [];
    chunk.forEach((document, index) => {
      const state = states[index];
      if (!state || !heard.has(state.id)) return;
      const content = toContent(form, document);
      const hash = contentHash(content);
      if (state.contentHash === hash) confirmed.push(state);
      else if (state.serial < batch.serial) fresh.push({ ...document, id: state.id, version: state.version + 1, content, hash });
    });
    await confirmSerial(batch, form, confirmed);
    await storeVersions(batch, form, fresh);
    await settleStatuses(batch, form, chunk);
  });
}

/** Takes deletions in (R20, R22): the receiver of the set is no longer concerned; withdrawn from all, the document is withdrawn. */
export async function withdrawDocuments(batch: ImportBatch, form: DocumentForm, keys: readonly DocumentKey[]): Promise<void> {
  await eachChunk(batch, keys, async (chunk) => {
    await recordDeliveries(batch, await openDocuments(batch, form, chunk), "WITHDRAWN");
    await settleStatuses(batch, form, chunk);
  });
}

/** Locks everyone concerned once, then works on bounded parts. The last record of a key counts. */
async function eachChunk<Key extends DocumentKey>(batch: ImportBatch, all: readonly Key[], work: (chunk: readonly Key[]) => Promise<void>): Promise<void> {
  const distinct = [...new Map(all.map((key) => [`${key.insurerNumber}${key.recipientId}${key.date}`, key])).values()];
  if (distinct.length === 0) return;
  lockPeople(batch, distinct);
  for (let start = 0; start < distinct.length; start += chunkSize) await work(distinct.slice(start, start + chunkSize));
}
