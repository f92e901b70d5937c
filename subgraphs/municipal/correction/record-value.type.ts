import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "One value of a record as the load format writes it. 記録の項目と値" })
export class RecordValue {
  @Field(() => String, { description: "Column of the load format. 項目名", simple: true })
  name!: string;

  @Field(() => String, { description: "What the column means, as the load format says. 項目の説明", simple: true })
  meaning!: string;

  @Field(() => String, { description: "The value as text. 値", simple: true })
  value!: string;
}
