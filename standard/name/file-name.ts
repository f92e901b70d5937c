import { layoutIds, type LayoutId } from "../generated/index.js";
import { getLayout } from "../layout/edition.js";

/** What stands behind a file name: a layout, or the JPEG of the family diagram. */
export type FileId = LayoutId | "UPKIHON_IMAGE";

/** The parts of a file name (R06). */
export interface FileName {
  readonly id: FileId;
  /** Service month "YYYY-MM"; null for 000000 and for files without a month part. */
  readonly month: string | null;
  readonly senderOfficeNumber: string;
  /** Null in names of edition 3. */
  readonly senderServiceType: string | null;
  readonly receiverOfficeNumber: string;
  readonly receiverServiceType: string | null;
  /** ファイル連番: the 14 digits YYYYMMDDHHMMSS that all files of a set share (R09). */
  readonly serial: string;
  /** Four digits telling the family images of one set apart; null for CSV files. */
  readonly branch: string | null;
}

/** The prefixes, longest first, so that UPKIHON_SUB1 is not taken for UPKIHON. */
export const fileIds: readonly FileId[] = [...layoutIds, "UPKIHON_IMAGE" as const].sort((a, b) => b.length - a.length);

export const hasMonthPart = (id: FileId): boolean => id !== "UPKIHON_IMAGE" && getLayout(id).hasMonth;
