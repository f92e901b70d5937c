import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { MasterRow } from "./master-row.js";

/** Area grade of an insurer: 総合事業 is priced by it. */
@Entity({ schema: "schedules", name: "insurer_grade", synchronize: false })
@ObjectType("InsurerGrade", { description: "Area grade of an insurer; 総合事業 is priced by it. 保険者の地域区分" })
export class InsurerGrade extends MasterRow {
  @Item("insurerNumber", "Insurer number. 保険者番号")
  insurerNumber!: string;

  @Item("code", "Area grade 1 to 7, 0 for none. 地域区分")
  areaGrade!: string;
}
