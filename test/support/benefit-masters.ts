import type pg from "pg";

/** A service code as a test needs it; what is not said is plain. */
export interface TestCode {
  readonly code: string;
  readonly units: number;
  readonly per?: "TIME" | "DAY" | "WEEK" | "MONTH";
  readonly limitManaged?: boolean;
  readonly discountRate?: number;
  readonly managedPer?: number | null;
  readonly fixedCopay?: number | null;
  readonly addOn?: { readonly kind: "AREA" | "TREATMENT"; readonly permille: number } | null;
}

/** Puts service codes into the master, as the superuser, valid since 2015-04. */
export async function putCodes(admin: pg.ClientBase, codes: readonly TestCode[]): Promise<void> {
  await admin.query(
    `INSERT INTO schedules.service_code (service_code, valid_from, name, units, discount_rate, per, limit_managed, managed_units, fixed_copay, add_on_kind, add_on_permille)
     SELECT code, '2015-04', '見本', units, discount, per, managed, managed_units, copay, kind, permille
     FROM unnest($1::text[], $2::integer[], $3::integer[], $4::text[], $5::boolean[], $6::integer[], $7::integer[], $8::text[], $9::integer[]) AS u (code, units, discount, per, managed, managed_units, copay, kind, permille)`,
    [
      codes.map(({ code }) => code), codes.map(({ units }) => units), codes.map(({ discountRate }) => discountRate ?? 100), codes.map(({ per }) => per ?? "TIME"), codes.map(({ limitManaged }) => limitManaged ?? true),
      codes.map(({ managedPer }) => managedPer ?? null), codes.map(({ fixedCopay }) => fixedCopay ?? null), codes.map(({ addOn }) => addOn?.kind ?? null), codes.map(({ addOn }) => addOn?.permille ?? null),
    ],
  );
}

/** Puts an office with an area grade into the directory. */
export const putOffice = (admin: pg.ClientBase, officeNumber: string, areaGrade: string | null) =>
  admin.query("INSERT INTO recipients.office (office_number, name, kind, service_types, area_grade, prefecture_code) VALUES ($1, '見本', 'SERVICE', '{11}', $2, '13')", [officeNumber, areaGrade]);

/** Records a person's share of costs from a day on. */
export const putRatio = (admin: pg.ClientBase, { insurerNumber, recipientId }: { insurerNumber: string; recipientId: string }, ratio: number, from = "2015-04-01") =>
  admin.query("INSERT INTO municipal.burden_ratio (insurer_number, recipient_id, ratio, valid_from) VALUES ($1, $2, $3, $4)", [insurerNumber, recipientId, ratio, from]);
