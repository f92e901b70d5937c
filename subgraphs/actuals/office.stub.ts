import { Directive, Field, ObjectType } from "type-graphql";
import { OfficeNumber } from "../../platform/graphql/scalar.js";

/** An office by its number; another subgraph knows the rest. */
@Directive('@key(fields: "officeNumber")')
@ObjectType("Office", { description: "An office that plans or delivers care, or a medical institution. 事業所・医療機関" })
export class OfficeStub {
  @Field(() => OfficeNumber, { description: "Office number with check digit. 事業所番号", simple: true })
  officeNumber!: string;
}

/** The office with this number, or null where a form leaves it empty. */
export const toOffice = (officeNumber: string | null): OfficeStub | null => (officeNumber === null ? null : { officeNumber });
