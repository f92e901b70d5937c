import { Field, ID, ObjectType } from "type-graphql";
import { Column, PrimaryColumn } from "../database/mapping.js";

/** The insurer that holds it, and what the graph calls it. */
@ObjectType({ description: "A row about one person. 個人に関する記録" })
abstract class OfPerson {
  @PrimaryColumn({ type: "text", name: "insurer_number" })
  insurerNumber!: string;

  @Field(() => ID, { description: "Opaque identifier. 識別子", simple: true })
  id!: string;
}

/** What every personal row has: the insurer that holds it, its own id and the person. Only the opaque id is in the graph. */
@ObjectType({ description: "A row about one person. 個人に関する記録" })
export abstract class PersonalRow extends OfPerson {
  @PrimaryColumn({ type: "uuid", name: "id" })
  rowId!: string;
}

/** The same for a line of a document, which is found by its place in a version of it: its id is no key, so that writing it costs one index. */
@ObjectType({ description: "A line about one person. 個人に関する明細" })
export abstract class PersonalLine extends OfPerson {
  @Column({ type: "uuid", name: "id" })
  rowId!: string;
}
