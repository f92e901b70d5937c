import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The person, owned by recipients; here only the key that parcels name. */
@Directive('@key(fields: "id")')
@ObjectType("Recipient", { description: "A person insured for long-term care. 利用者（被保険者）" })
export class RecipientStub {
  @Field(() => ID, { description: "Opaque identifier. 識別子", simple: true })
  id!: string;
}
