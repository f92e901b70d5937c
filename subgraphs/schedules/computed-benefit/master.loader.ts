import type { LoaderDefinition } from "../../../platform/subgraph/request-context.js";
import type { ServiceCodeFacts } from "../benefit/planned-lines.rule.js";
import { isPricedByInsurer } from "../benefit/unit-price.rule.js";

/** A service code in a month. */
export interface CodeKey {
  readonly serviceCode: string;
  readonly serviceMonth: string;
}

/** What the master says of a code, with its name and the units under the limit where they differ. */
export type CodeFacts = ServiceCodeFacts & { readonly name: string; readonly managedPer: number | null };

interface CodeRow extends CodeKey, Omit<CodeFacts, "addOn"> {
  readonly addOnKind: "AREA" | "TREATMENT" | null;
  readonly permille: number | null;
}

const codeText = ({ serviceCode, serviceMonth }: CodeKey) => `${serviceCode}/${serviceMonth}`;

/** Service codes as they hold in a month; null where no master knows them. */
export const codeFactsOf: LoaderDefinition<CodeKey, CodeFacts | null> = {
  name: "codeFactsOf",
  cacheKey: codeText,
  async batch(keys, { session }) {
    const rows = await session.query<CodeRow>(
      `SELECT DISTINCT ON (t.service_code, k.month) t.service_code AS "serviceCode", k.month AS "serviceMonth", t.name, t.units, t.discount_rate AS "discountRate", t.limit_managed AS "limitManaged", t.per,
         t.managed_units AS "managedPer", t.fixed_copay AS "fixedCopay", t.add_on_kind AS "addOnKind", t.add_on_permille AS permille
       FROM unnest($1::text[], $2::text[]) AS k (code, month) JOIN schedules.service_code t ON t.service_code = k.code AND k.month BETWEEN t.valid_from AND coalesce(t.valid_to, '9999-12')
       ORDER BY t.service_code, k.month, t.valid_from DESC`,
      [keys.map(({ serviceCode }) => serviceCode), keys.map(({ serviceMonth }) => serviceMonth)],
    );
    const byKey = new Map(rows.map(({ addOnKind, permille, ...row }) => [codeText(row), { ...row, addOn: addOnKind && permille !== null ? { kind: addOnKind, permille } : null }]));
    return keys.map((key) => byKey.get(codeText(key)) ?? null);
  },
};

/** An office's service of one type for people of one insurer, in a month. */
export interface PriceKey {
  readonly insurerNumber: string;
  readonly serviceOfficeNumber: string;
  readonly serviceType: string;
  readonly serviceMonth: string;
}

const priceText = ({ insurerNumber, serviceOfficeNumber, serviceType, serviceMonth }: PriceKey) => `${insurerNumber}/${serviceOfficeNumber}/${serviceType}/${serviceMonth}`;

/** Yen per unit × 100, by the grade of the office's place, for 総合事業 by the insurer's; null where grade or labour share is unknown. */
export const unitPriceOf: LoaderDefinition<PriceKey, number | null> = {
  name: "unitPriceOf",
  cacheKey: priceText,
  async batch(keys, { session }) {
    const rows = await session.query<{ place: number; price: number }>(
      `SELECT DISTINCT ON (k.place) k.place::integer AS place, u.price_hundredths AS price
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[]) WITH ORDINALITY AS k (insurer, office, type, month, by_insurer, place)
       LEFT JOIN recipients.shared_office_grade o ON o.office_number = k.office
       LEFT JOIN schedules.insurer_grade i ON i.insurer_number = k.insurer AND k.month BETWEEN i.valid_from AND coalesce(i.valid_to, '9999-12')
       JOIN schedules.shared_unit_price u ON u.service_type = k.type AND u.area_grade = CASE WHEN k.by_insurer THEN i.area_grade ELSE o.area_grade END AND k.month BETWEEN u.valid_from AND coalesce(u.valid_to, '9999-12')
       ORDER BY k.place, i.valid_from DESC, u.valid_from DESC`,
      [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ serviceOfficeNumber }) => serviceOfficeNumber), keys.map(({ serviceType }) => serviceType), keys.map(({ serviceMonth }) => serviceMonth), keys.map(({ serviceType }) => isPricedByInsurer(serviceType))],
    );
    const prices = new Map(rows.map(({ place, price }) => [place, price]));
    return keys.map((_, index) => prices.get(index + 1) ?? null);
  },
};
