import { Field, Int } from "type-graphql";
import type { GraphQLScalarType } from "graphql";
import { Column } from "../database/mapping.js";
import { snakeCase } from "../database/snake-case.js";
import { DateTime, InsuredNumber, InsurerNumber, LocalDate, LocalTime, OfficeNumber, ServiceCode, ServiceTypeCode, Units, YearMonth, Yen } from "./scalar.js";

type ColumnType = "text" | "integer" | "date" | "boolean" | "timestamptz";

interface Kind {
  readonly column: ColumnType;
  readonly type: GraphQLScalarType | typeof String | typeof Int | typeof Boolean;
}

const kinds = {
  text: { column: "text", type: String },
  code: { column: "text", type: String },
  integer: { column: "integer", type: Int },
  boolean: { column: "boolean", type: Boolean },
  date: { column: "date", type: LocalDate },
  month: { column: "text", type: YearMonth },
  time: { column: "text", type: LocalTime },
  instant: { column: "timestamptz", type: DateTime },
  units: { column: "integer", type: Units },
  yen: { column: "integer", type: Yen },
  insurerNumber: { column: "text", type: InsurerNumber },
  insuredNumber: { column: "text", type: InsuredNumber },
  officeNumber: { column: "text", type: OfficeNumber },
  serviceType: { column: "text", type: ServiceTypeCode },
  serviceCode: { column: "text", type: ServiceCode },
} as const satisfies Record<string, Kind>;

export type ItemKind = keyof typeof kinds;

/**
 * One item of a form: a column (snake_case of the property) and a GraphQL field in one line.
 * The description is English, then the Japanese term and where the form has it.
 */
export function Item(kind: ItemKind, description: string, { nullable = false, array = false }: { nullable?: boolean; array?: boolean } = {}): PropertyDecorator {
  const { column, type } = kinds[kind];
  return (target, property) => {
    Column({ type: column, name: snakeCase(String(property)), nullable, array })(target, property);
    Field(() => (array ? [type] : type), { nullable, description, simple: true })(target, property);
  };
}

/** One item of something that is worked out and never stored: a GraphQL field without a column. */
export function Shown(kind: ItemKind, description: string, { nullable = false, array = false }: { nullable?: boolean; array?: boolean } = {}): PropertyDecorator {
  const { type } = kinds[kind];
  return Field(() => (array ? [type] : type), { nullable, description, simple: true }) as PropertyDecorator;
}

/** A column that does not appear in the graph. */
export function Hidden(kind: ItemKind | "uuid" | "json", { nullable = false, array = false }: { nullable?: boolean; array?: boolean } = {}): PropertyDecorator {
  const column = kind === "uuid" ? "uuid" : kind === "json" ? "jsonb" : kinds[kind].column;
  return (target, property) => Column({ type: column, name: snakeCase(String(property)), nullable, array })(target, property);
}
