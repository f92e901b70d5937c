import type { ExportedFiles, ExportedPicture } from "../../../platform/subgraph/exporter.js";
import type { Party } from "../../../platform/subgraph/importer.js";
import { buildFileName, checkSet, getLayout, readFile, setDefinitions, toImageName, writeFile, WriteRefused, type FileId, type FileName, type KnownParties, type LayoutId, type RecordByLayout, type SetDefinition, type SetKind } from "../../../standard/index.js";
import { ExportRefused } from "./export-refused.js";
import { gatherRecords, toRecords } from "./records.rule.js";

/** One file ready to be sent. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the names of a set share. */
export interface Envelope {
  readonly kind: SetKind;
  readonly sender: Party;
  readonly receiver: Party;
  readonly month: string | null;
  readonly serial: string;
}

type BasicInformation = RecordByLayout["UPKIHON"];

function definitionOf(kind: SetKind): SetDefinition {
  const found = setDefinitions.find((definition) => definition.kind === kind);
  if (!found) throw new RangeError(`there is no set ${kind}`);
  return found;
}

/** File kinds that a set may hold, required ones first. */
export function kindsOf(kind: SetKind): readonly FileId[] {
  const { required, customary, optional } = definitionOf(kind);
  return [...required, ...customary, ...optional];
}

/** Writes a set and holds it against the standard's own check. Throws EXPORT_REFUSED with the findings; the same records always give the same bytes. */
export function writeSet(envelope: Envelope, given: readonly ExportedFiles[], parties: KnownParties): ExportedFile[] {
  const { required } = definitionOf(envelope.kind);
  const pictures: ExportedFile[] = [];
  const files = kindsOf(envelope.kind).flatMap((id): ExportedFile[] => {
    if (id === "UPKIHON_IMAGE") return [];
    const records = toRecords(id, gatherRecords(id, given));
    if (records.length === 0 && id === required[0]) throw new ExportRefused("nothing to send");
    if (records.length === 0 && !required.includes(id)) return [];
    const finished = id === "UPKIHON" ? namePictures(envelope, records as BasicInformation[], given, pictures) : records;
    return [write(nameOf(id, envelope), id, finished)];
  });
  const all = [...files, ...pictures];
  const { findings, isAcceptable } = checkSet(all.map(({ name, bytes }) => readFile(bytes, name)), parties);
  if (!isAcceptable) throw new ExportRefused("the set does not pass the check", findings.filter(({ severity }) => severity === "error"));
  return all;
}

function nameOf(id: LayoutId, { sender, receiver, month, serial }: Envelope): FileName {
  return {
    id, serial, branch: null, month: getLayout(id).hasMonth ? month : null,
    senderOfficeNumber: sender.officeNumber, senderServiceType: sender.serviceType, receiverOfficeNumber: receiver.officeNumber, receiverServiceType: receiver.serviceType,
  };
}

function write(fileName: FileName, id: LayoutId, records: readonly object[]): ExportedFile {
  try {
    const name = buildFileName(fileName);
    return { name, bytes: writeFile<LayoutId>(id, records as Iterable<RecordByLayout[LayoutId]>, name) };
  } catch (error) {
    if (error instanceof WriteRefused) throw new ExportRefused("a value cannot be written", error.findings);
    if (error instanceof RangeError) throw new ExportRefused(error.message);
    throw error;
  }
}

/** Pictures go by the names of this set (R35); a name whose picture nobody has is left out. */
function namePictures(envelope: Envelope, records: readonly BasicInformation[], given: readonly ExportedFiles[], out: ExportedFile[]): BasicInformation[] {
  const held = new Map<string, ExportedPicture>();
  for (const { pictures } of given) for (const picture of pictures ?? []) held.set(`${picture.insurerNumber}${picture.insuredNumber}`, picture);
  return records.map((record) => {
    const picture = held.get(`${record.insurerNumber}${record.insuredNumber}`);
    if (!picture) return { ...record, familyImageFileName: null };
    const name = toImageName(nameOf("UPKIHON", envelope), out.length + 1);
    out.push({ name, bytes: picture.bytes });
    return { ...record, familyImageFileName: name };
  });
}
