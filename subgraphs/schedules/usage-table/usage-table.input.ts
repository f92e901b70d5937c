import { ArgsType, Field } from "type-graphql";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { OfficeNumber, ServiceTypeCode, YearMonth } from "../../../platform/graphql/scalar.js";
import { monthsBetween } from "./months.rule.js";

const mostMonths = 24;

/** A span of service months, both included. */
@ArgsType()
export class MonthsArgs {
  @Field(() => YearMonth, { description: "First service month. 開始年月" })
  from!: string;

  @Field(() => YearMonth, { description: "Last service month, at most 24 months in all. 終了年月" })
  to!: string;
}

/** The months of a span. Throws INPUT_INVALID when it is longer than 24 months or ends before it starts. */
export function getMonths({ from, to }: MonthsArgs): string[] {
  const months = monthsBetween(from, to, mostMonths + 1);
  if (months.length === 0 || months.length > mostMonths) throw new KaigoError("INPUT_INVALID", { field: "to", rule: `1 to ${mostMonths} months from the first` });
  return months;
}

/** Whose rows to show: usage tables carry the services of all offices (R11), and an office picks its own (R13). */
@ArgsType()
export class ServiceRowsArgs {
  @Field(() => OfficeNumber, { nullable: true, description: "Only services of this office. サービス事業者コードで絞り込み" })
  serviceOfficeNumber?: string | null;

  @Field(() => ServiceTypeCode, { nullable: true, description: "Only services of this type. サービス種類コードで絞り込み" })
  serviceType?: string | null;
}

/** The rows that the arguments ask for, in their order. */
export const pickRows = <Row extends { serviceOfficeNumber: string; serviceCode: string }>(rows: readonly Row[], { serviceOfficeNumber, serviceType }: ServiceRowsArgs): Row[] =>
  rows.filter((row) => (!serviceOfficeNumber || row.serviceOfficeNumber === serviceOfficeNumber) && (!serviceType || row.serviceCode.startsWith(serviceType)));
