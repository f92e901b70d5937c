import { toFinding, type Finding } from "../finding/finding.js";
import type { FindingKind } from "../finding/catalogue.js";
import { isDay, isMonth } from "../layout/calendar.js";
import { fileIds, hasMonthPart, type FileId, type FileName } from "./file-name.js";

export interface ParsedFileName {
  /** Null when the name cannot be read; then `findings` holds an error. */
  readonly name: FileName | null;
  readonly findings: readonly Finding[];
}

const office = "(\\d{2}[0-9A-HJ-NPR-Z]\\d{6,7})";
const type = "(?:_([0-9A-Z]{2,3}))?";
const tail = new RegExp(`^${office}${type}_${office}${type}_(\\d{14,15})$`);

/**
 * Reads a file name by R06. Edition 3 names (no service types) and the slips of the printed examples are read with a warning:
 * an extra 000000, a 15-digit serial, 9-digit offices, 3-digit service codes. Offices are never guessed: they stay as written.
 */
export function parseFileName(fileName: string): ParsedFileName {
  const shown = fileName.slice(0, 120);
  const findings: Finding[] = [];
  const note = (kind: FindingKind): number => findings.push(toFinding(kind, { file: shown }));
  const refuse = (kind: FindingKind): ParsedFileName => {
    note(kind);
    return { name: null, findings };
  };
  if (fileName.length > 120 || !/^[0-9A-Za-z_.]+$/.test(fileName)) return refuse("nameForm");
  const id = fileIds.find((candidate) => fileName.startsWith(`${candidate}_`));
  if (!id) return refuse("unknownPrefix");

  const extension = /\.[A-Za-z]+$/.exec(fileName)?.[0] ?? "";
  const wanted = id === "UPKIHON_IMAGE" ? ".jpg" : ".CSV";
  if (extension.toUpperCase() !== wanted.toUpperCase()) return refuse("nameForm");
  if (extension !== wanted) note("extensionCase");

  let rest = fileName.slice(id.length + 1, -extension.length);
  let month: string | null = null;
  if (hasMonthPart(id)) {
    const part = /^(\d{6})_/.exec(rest)?.[1];
    if (!part || !(isMonth(part) || (part === "000000" && id === "UPHOSOKU"))) return refuse("monthPart");
    month = part === "000000" ? null : `${part.slice(0, 4)}-${part.slice(4)}`;
    rest = rest.slice(7);
  } else if (rest.startsWith("000000_") && id.startsWith("UPKIHON")) {
    note("extraNamePart");
    rest = rest.slice(7);
  }
  let branch: string | null = null;
  if (id === "UPKIHON_IMAGE") {
    branch = /_(\d{4})$/.exec(rest)?.[1] ?? null;
    if (!branch) return refuse("nameForm");
    rest = rest.slice(0, -5);
  }
  const parts = tail.exec(rest);
  if (!parts) return refuse("nameForm");
  const name = toName(id, month, branch, parts);
  if ((name.senderServiceType === null) !== (name.receiverServiceType === null)) return refuse("nameForm");
  if (name.senderServiceType === null) note("nameWithoutTypes");
  if (name.senderServiceType?.length === 3 || name.receiverServiceType?.length === 3) note("longTypeInName");
  if (name.senderOfficeNumber.length === 9 || name.receiverOfficeNumber.length === 9) note("shortOfficeInName");
  if (parts[5]?.length === 15) note("longSerial");
  if (!isTimestamp(name.serial)) note("serialNoTime");
  return { name, findings };
}

function toName(id: FileId, month: string | null, branch: string | null, parts: RegExpExecArray): FileName {
  const [, sender = "", senderType = null, receiver = "", receiverType = null, serial = ""] = parts;
  return {
    id,
    month,
    senderOfficeNumber: sender,
    senderServiceType: senderType,
    receiverOfficeNumber: receiver,
    receiverServiceType: receiverType,
    serial: serial.slice(0, 14),
    branch,
  };
}

/** Whether 14 digits are a day and a time of day. */
export function isTimestamp(serial: string): boolean {
  if (!/^\d{14}$/.test(serial)) return false;
  const [year, month, day] = [serial.slice(0, 4), serial.slice(4, 6), serial.slice(6, 8)].map(Number) as [number, number, number];
  return isDay(year, month, day) && /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(serial.slice(8));
}
