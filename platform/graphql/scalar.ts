import "reflect-metadata";
import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

/** A text scalar with a checked form. The offending value is never echoed. */
function textScalar(name: string, form: RegExp, description: string): GraphQLScalarType<string, string> {
  const check = (value: unknown): string => {
    if (typeof value !== "string" || !form.test(value)) throw new GraphQLError(`A value is not a valid ${name}.`, { extensions: { code: "INPUT_INVALID", parameters: { field: name, rule: form.source } } });
    return value;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => value as string,
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : undefined),
  });
}

function integerScalar(name: string, description: string): GraphQLScalarType<number, number> {
  const check = (value: unknown): number => {
    if (typeof value !== "number" || !Number.isSafeInteger(value)) throw new GraphQLError(`A value is not a valid ${name}.`, { extensions: { code: "INPUT_INVALID", parameters: { field: name, rule: "whole number" } } });
    return value;
  };
  return new GraphQLScalarType<number, number>({
    name,
    description,
    serialize: (value) => check(value),
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.INT ? Number(node.value) : undefined),
  });
}

export const InsurerNumber = textScalar("InsurerNumber", /^\d{6}$/, "Number of an insurer, 6 digits. 保険者番号");
export const InsuredNumber = textScalar("InsuredNumber", /^[0-9H]\d{9}$/, "Number of an insured person, 10 digits or H and 9 digits; unique only together with the insurer number. 被保険者番号");
export const OfficeNumber = textScalar("OfficeNumber", /^\d{2}[0-9A-HJ-NPR-Z]\d{7}$/, "Number of an office or medical institution, 10 characters. 事業所番号");
export const ServiceTypeCode = textScalar("ServiceTypeCode", /^[0-9A-Z]{2}$/, "Kind of service, 2 characters. サービス種類コード");
export const ServiceCode = textScalar("ServiceCode", /^[0-9A-Z]{6}$/, "Service code: service type and item, 6 characters. サービスコード");
export const IdempotencyKey = textScalar("IdempotencyKey", /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "UUID in lower case that the caller makes for one change and sends again with each retry. 冪等キー");
export const YearMonth = textScalar("YearMonth", /^\d{4}-(0[1-9]|1[0-2])$/, "Month, YYYY-MM. 年月");
export const LocalDate = textScalar("LocalDate", /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "Calendar day in Japan, YYYY-MM-DD. 年月日");
export const LocalTime = textScalar("LocalTime", /^([01]\d|2[0-4]):[0-5]\d$/, "Time of day in Japan, HH:MM; absent for services without a time (9999). 時刻");
export const DateTime = textScalar("DateTime", /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/, "Point in time, ISO 8601 with offset. 日時");
export const Units = integerScalar("Units", "Units of care insurance, a whole number. 単位数");
export const Yen = integerScalar("Yen", "Amount in yen, a whole number. 円");
