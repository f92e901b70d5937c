import { Field, ID, ObjectType } from "type-graphql";
import { PrimaryColumn } from "../database/mapping.js";

/** What every personal row has: the insurer that holds it, its own id and the person. Only the opaque id is in the graph. */
@ObjectType({ description: "A row about one person. 個人に関する記録" })
export abstract class PersonalRow {
  @PrimaryColumn({ type: "text", name: "insurer_number" })
  insurerNumber!: string;

  @PrimaryColumn({ type: "uuid", name: "id" })
  rowId!: string;

  @Field(() => ID, { description: "Opaque identifier. 識別子", simple: true })
  id!: string;
}
