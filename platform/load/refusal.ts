import { fillIn, KaigoError } from "../errors/kaigo-error.js";

/** Why a load is refused as a whole, in both languages. `{…}` are names of files, kinds and columns, and counts; never a value of a file. */
export const refusals = {
  NO_MANIFEST: { en: "manifest.json cannot be read as JSON", ja: "manifest.json が JSON として読めません" },
  MANIFEST_FORM: { en: "manifest.json is not of the form {format}: look at {place}", ja: "manifest.json が {format} の形式ではありません: {place} を確かめてください" },
  KIND_UNKNOWN: { en: "kind {kind} is unknown", ja: "種類 {kind} は知られていません" },
  NOT_WITHDRAWABLE: { en: "rows of kind {kind} cannot be taken back", ja: "種類 {kind} の行は取り消せません" },
  KIND_TWICE: { en: "kind {kind} stands twice in the manifest", ja: "種類 {kind} が manifest に二度あります" },
  FILE_TWICE: { en: "file {file} stands twice in the manifest", ja: "ファイル {file} が manifest に二度あります" },
  FILE_UNNAMED: { en: "{file} is not in the manifest", ja: "{file} が manifest にありません" },
  FILE_UNREADABLE: { en: "{file}: the file cannot be read", ja: "{file}: ファイルを読めません" },
  FILE_DIGEST: { en: "{file}: SHA-256 differs from the manifest", ja: "{file}: SHA-256 が manifest と異なります" },
  FILE_ROWS: { en: "{file}: {rows} rows, {said} in the manifest", ja: "{file}: {rows} 件ありますが、manifest では {said} 件です" },
  NO_HEADER: { en: "{file}: there is no header line", ja: "{file}: 見出しの行がありません" },
  COLUMN_UNKNOWN: { en: "{kind}: a column of the header is unknown", ja: "{kind}: 見出しに知られていない列があります" },
  COLUMN_MISSING: { en: "{kind}: column {column} is missing", ja: "{kind}: 列 {column} がありません" },
  COLUMN_TWICE: { en: "{kind}: a column stands twice", ja: "{kind}: 同じ列が二度あります" },
  RUNNING: { en: "the same load is running", ja: "同じ登録を実行中です" },
  NOT_EMPTY: { en: "the folder {folder} is not empty", ja: "フォルダー {folder} が空ではありません" },
} as const;

export type Refusal = keyof typeof refusals;

/** The refusal of a load as an error in both languages. */
export function loadRefusal(reason: Refusal, values: Readonly<Record<string, string | number>> = {}, cause?: unknown): KaigoError {
  const { en, ja } = refusals[reason];
  return refusedFor({ en: fillIn(en, values), ja: fillIn(ja, values) }, cause);
}

/** A load that is refused for a reason in words. */
export const refusedFor = ({ en, ja }: { readonly en: string; readonly ja: string }, cause?: unknown): KaigoError => new KaigoError("LOAD_REFUSED", { detail: en, detailJa: ja }, { cause });
