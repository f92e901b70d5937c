import { createHash } from "node:crypto";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import { describeSet, parseFileName, type FileName, type SetKind } from "../../../standard/index.js";
import type { StagedFile } from "./upload-stage.js";

/** What the file names of a set say together. */
export interface Envelope {
  readonly senderOfficeNumber: string;
  readonly senderServiceType: string | null;
  readonly receiverOfficeNumber: string;
  readonly receiverServiceType: string | null;
  readonly serial: string;
  readonly serviceMonth: string | null;
  /** Kind of each file, in the order of the files. */
  readonly kinds: readonly string[];
  /** Null when no permitted set holds these files: the check will say so. */
  readonly setKind: SetKind | null;
}

const refused = (detail: string) => new KaigoError("PARCEL_REFUSED", { detail });

/** Reads one name. Throws PARCEL_REFUSED when it is no name of the standard, PARCEL_SENDER_MISMATCH when another office stands in it as sender. */
export function getOwnFileName(name: string, viewer: Viewer): FileName {
  const { name: parsed, findings } = parseFileName(name);
  // The rule and kind only: what a caller typed is never sent back.
  if (!parsed) throw refused(findings.map(({ rule, kind }) => `${rule} ${kind}`).join(", "));
  if (parsed.senderOfficeNumber !== viewer.officeNumber) throw new KaigoError("PARCEL_SENDER_MISMATCH");
  return parsed;
}

/** What all names agree on. Throws PARCEL_REFUSED when there is no file, a name comes twice, or names disagree on sender, receiver, serial or month. */
export function toEnvelope(files: readonly StagedFile[], viewer: Viewer): Envelope {
  const names = files.map(({ name }) => getOwnFileName(name, viewer));
  const [first] = names;
  if (!first) throw refused("R09 noFiles");
  if (new Set(files.map(({ name }) => name.toUpperCase())).size < files.length) throw refused("R09 duplicateFile");
  const agree = (rule: string, part: (name: FileName) => unknown) => {
    if (names.some((name) => part(name) !== part(first))) throw refused(rule);
  };
  agree("R09 serialDiffers", ({ serial }) => serial);
  agree("R06 senderDiffers", ({ senderServiceType }) => senderServiceType);
  agree("R06 receiverDiffers", ({ receiverOfficeNumber, receiverServiceType }) => `${receiverOfficeNumber} ${receiverServiceType}`);
  const months = new Set(names.map(({ month }) => month).filter((month) => month !== null));
  if (months.size > 1) throw refused("R08 mixedMonths");
  return {
    senderOfficeNumber: first.senderOfficeNumber,
    senderServiceType: first.senderServiceType,
    receiverOfficeNumber: first.receiverOfficeNumber,
    receiverServiceType: first.receiverServiceType,
    serial: first.serial,
    serviceMonth: [...months][0] ?? null,
    kinds: names.map(({ id }) => id),
    setKind: describeSet(files.map(({ name }) => name)).kind,
  };
}

/** SHA-256 over names, sizes and bytes of a set, whatever order its files came in. Hexadecimal. */
export function setDigest(files: readonly StagedFile[]): string {
  const lines = files.map(({ name, size, sha256 }) => `${name}\t${size}\t${sha256}\n`).sort();
  return createHash("sha256").update(lines.join("")).digest("hex");
}
