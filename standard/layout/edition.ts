import { layouts, type LayoutId } from "../generated/index.js";
import type { FindingKind } from "../finding/catalogue.js";
import type { Column, Layout } from "./layout.js";

export type Edition = "4.1" | "4.0" | "3.2";

/** The CSV version that edition 4.1 writes (R05). */
export const currentVersion = "202407";

const editionByVersion: Readonly<Record<string, Edition>> = { "202407": "4.1", "202504": "4.0", "202208": "3.2" };

/** Versions in the printed examples of the preventive files. */
const sampleVersions = new Set(["201910", "202404"]);

/** Columns that edition 3.2 did not have (gap G12: derived). */
const addedColumns = new Set(["taisCode", "equipmentNotificationCode", "equipmentName"]);

/** How the records of one file are laid out. */
export interface EditionLayout {
  readonly edition: Edition;
  /** The columns that stand in the file, in order. */
  readonly columns: readonly Column[];
  /** Position of each of them in the record of edition 4.1. */
  readonly positions: readonly number[];
  readonly warning: FindingKind | null;
}

export const getLayout = (id: LayoutId): Layout => layouts[id] as Layout;

/** 利用者基本情報 and 介護予防サービス・支援計画書 with annexes and deletions. */
export const isPreventiveLayout = (id: string): boolean => /^(UP|DLT)(KIHON|YOBO)/.test(id);

/** The layout that a file's CSV version names, or null when the version is no value of this file. */
export function findEditionLayout(id: LayoutId, version: string): EditionLayout | null {
  const layout = getLayout(id);
  const isSample = sampleVersions.has(version) && isPreventiveLayout(id);
  const edition = isSample ? "4.1" : editionByVersion[version];
  if (!edition || (edition === "3.2" && layout.addedIn4)) return null;
  const columns = edition === "3.2" ? layout.columns.filter(({ name }) => !addedColumns.has(name)) : layout.columns;
  return {
    edition,
    columns,
    positions: columns.map(({ number }) => number - 1),
    warning: isSample ? "sampleVersion" : edition === "3.2" ? "olderEdition" : null,
  };
}
