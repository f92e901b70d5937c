import { Field, ObjectType } from "type-graphql";

const text = (description: string) => ({ nullable: true, description, simple: true }) as const;

@ObjectType({ description: "One item that two versions say differently. 版の間の変更点" })
export class VersionChange {
  @Field(() => String, { description: "header 本票, or the table and place of the row from 0, e.g. care_plan_line 2. 箇所", simple: true })
  place!: string;

  @Field(() => String, text("The item; absent when a whole row came or went. 項目"))
  item!: string | null;

  @Field(() => String, text("Value in the earlier version; a row that went, as JSON. 変更前"))
  before!: string | null;

  @Field(() => String, text("Value in the later version; a row that came, as JSON. 変更後"))
  after!: string | null;
}
