/** What the command line says about a line it does not take, with the same in Japanese. */
const complaints: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'/, "引数 $1 がありません。"],
  [/^error: option '(.+)' argument missing/, "オプション $1 に値がありません。"],
  [/^error: required option '(.+)' not specified/, "オプション $1 が必要です。"],
  [/^error: unknown option '(.+?)'/, "オプション $1 はありません。"],
  [/^error: too many arguments.*/s, "引数が多すぎます。"],
  [/\(Did you mean (.+)\?\)/, "もしかして: $1"],
];

/** The complaint in Japanese, or as it is when there is no Japanese for it. */
export const inJapanese = (complaint: string): string => complaints.reduce((text, [english, japanese]) => text.replace(english, japanese), complaint);
