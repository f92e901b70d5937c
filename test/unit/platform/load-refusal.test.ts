import { errorText } from "../../../platform/errors/kaigo-error.js";
import { refusal } from "../../../platform/load/load-folder.js";
import { loadRefusal, refusals, type Refusal } from "../../../platform/load/refusal.js";

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

test.each(Object.keys(refusals) as Refusal[])("%s says the same of the load in both languages", (reason) => {
  const { en, ja } = refusals[reason];
  expect(placeholders(ja)).toEqual(placeholders(en));
  const values = Object.fromEntries(placeholders(en).map((name) => [name.slice(1, -1), "town.csv"]));
  const { code, parameters } = loadRefusal(reason, values);
  const told = errorText(code, "ja", parameters);
  expect(told).toMatch(/^取込みを受け付けられません（.*[ぁ-んァ-ヶ一-龠].*）。$/);
  expect(`${told}${errorText(code, "en", parameters)}`).not.toMatch(/[?{}]/);
});

test("the first bad line is told in the language of whoever reads it", () => {
  const { code, parameters } = refusal({ file: "insured_card.csv", line: 7, column: "careLevel", rule: "REQUIRED", detail: "" }, 3);
  expect(errorText(code, "en", parameters)).toBe("The load was refused: insured_card.csv, line 7, column careLevel: a value is required (and 2 more).");
  expect(errorText(code, "ja", parameters)).toBe("取込みを受け付けられません（insured_card.csv 7 行目、列 careLevel: 必須項目です（ほか 2 件））。");
});
