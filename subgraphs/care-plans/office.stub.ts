import { Directive, Field, ObjectType } from "type-graphql";
import { OfficeNumber } from "../../platform/graphql/scalar.js";

const form = /^\d{2}[0-9A-HJ-NPR-Z]\d{7}$/;

/** An office by its number; another subgraph knows the rest. */
@Directive('@key(fields: "officeNumber")')
@ObjectType("Office", { description: "An office that plans or delivers care, or a medical institution. 事業所・医療機関" })
export class OfficeStub {
  @Field(() => OfficeNumber, { description: "Office number with check digit. 事業所番号", simple: true })
  officeNumber!: string;
}

/** The office behind a number as a form carries it; null when it is empty or no office number. */
export const findOffice = (officeNumber: string | null): OfficeStub | null => (officeNumber !== null && form.test(officeNumber) ? { officeNumber } : null);
