import { Directive, Field, ObjectType } from "type-graphql";
import { OfficeNumber } from "../../../platform/graphql/scalar.js";

/** An office by its number; another subgraph knows the rest. */
@Directive('@key(fields: "officeNumber")')
@ObjectType("Office", { description: "An office that plans or delivers care, or a medical institution. 事業所・医療機関" })
export class OfficeStub {
  @Field(() => OfficeNumber, { description: "Office number with check digit. 事業所番号", simple: true })
  officeNumber!: string;
}
