/** One character that software writes for another which MS932 holds; `to` is empty for marks that print nothing. */
export interface NormalisedPair {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

const pair = (from: string, to: string, name: string): NormalisedPair => ({ from, to, name });

/** Every character the writer exchanges (R01). Nothing outside this table is ever replaced: it is refused. */
export const normalisedPairs: readonly NormalisedPair[] = [
  pair("\u301c", "\uff5e", "波ダッシュ → 全角チルダ"),
  pair("\u2212", "\uff0d", "マイナス → 全角ハイフンマイナス"),
  pair("\u2014", "\u2015", "エムダッシュ → 水平線"),
  pair("\u2016", "\u2225", "双柱 → 平行"),
  pair("\u00a5", "\uffe5", "円記号 → 全角円記号"),
  pair("\u00a2", "\uffe0", "セント → 全角セント"),
  pair("\u00a3", "\uffe1", "ポンド → 全角ポンド"),
  pair("\u00ac", "\uffe2", "否定 → 全角否定"),
  pair("\u00a6", "\uffe4", "破断線 → 全角破断線"),
  pair("\u203e", "\uffe3", "オーバーライン → 全角マクロン"),
  pair("\u2013", "\u2010", "エンダッシュ → ハイフン"),
  pair("\u2011", "\u2010", "改行なしハイフン → ハイフン"),
  pair("\u2022", "\u30fb", "ビュレット → 中点"),
  pair("\u00b7", "\u30fb", "中黒 → 中点"),
  pair("\u22ef", "\u2026", "中央三点リーダ → 三点リーダ"),
  pair("\u00a0", " ", "改行なし空白 → 空白"),
  pair("\u200b", "", "幅のない空白 → なし"),
  pair("\ufeff", "", "バイト順マーク → なし"),
  pair("\ufe0e", "", "字形選択子（テキスト） → なし"),
  pair("\ufe0f", "", "字形選択子（絵文字） → なし"),
];

const byCharacter = new Map(normalisedPairs.map(({ from, to }) => [from, to]));
const exchanged = new RegExp(`[${normalisedPairs.map(({ from }) => from).join("")}]`, "g");
const kanaWithMark = /[\u3041-\u30ff][\u3099\u309a]/g;
/** Ideographic variation selectors: the plain character stands for all its forms. */
const variationSelector = /[\u{e0100}-\u{e01ef}]/gu;
const anyOfThem = new RegExp(`${exchanged.source}|[\u3099\u309a]|\udb40`);

/** Exchanges the named pairs, joins kana with a separate voicing mark, and drops ideographic variation selectors. */
export function toMs932Text(text: string): string {
  if (!anyOfThem.test(text)) return text;
  return text
    .replace(exchanged, (character) => byCharacter.get(character) ?? character)
    .replace(kanaWithMark, (both) => both.normalize("NFC"))
    .replace(variationSelector, "");
}
