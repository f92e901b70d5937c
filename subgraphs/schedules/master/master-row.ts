import { Field, ObjectType } from "type-graphql";
import { Column } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { MasterBasis } from "./master.enum.js";

/** What every master's row has: the service months in which it holds, and where it comes from. No row is about a person. */
@ObjectType({ description: "A row of a master. マスタの1行" })
export abstract class MasterRow {
  @Item("month", "First service month. 適用開始年月")
  validFrom!: string;

  @Item("month", "Last service month; absent while open. 適用終了年月", { nullable: true })
  validTo!: string | null;

  @Column({ type: "text", name: "basis" })
  @Field(() => MasterBasis, { description: "Where it comes from. 根拠", simple: true })
  basis!: MasterBasis;
}
