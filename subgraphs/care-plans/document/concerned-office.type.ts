import { Field, ObjectType } from "type-graphql";
import { OfficeNumber } from "../../../platform/graphql/scalar.js";
import { OfficeStub } from "../office.stub.js";

/** An office that a document was sent to. */
@ObjectType({ description: "An office that a plan or record concerns. 関係する事業所" })
export class ConcernedOffice {
  @Field(() => OfficeNumber, { description: "Office number as sent. 事業所番号", simple: true })
  officeNumber!: string;

  @Field(() => OfficeStub, { nullable: true, description: "The office, when it is registered. 事業所", simple: true })
  office!: OfficeStub | null;
}
