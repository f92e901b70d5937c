import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Item } from "../../../platform/graphql/item.js";
import { MasterRow } from "./master-row.js";

/** Yen per unit by area grade and labour share. */
@Entity({ schema: "schedules", name: "unit_price", synchronize: false })
@ObjectType("UnitPrice", { description: "Yen per unit by area grade and labour share. 単位数単価" })
export class UnitPrice extends MasterRow {
  @Item("code", "Area grade 1 to 7, 0 for none. 地域区分")
  areaGrade!: string;

  @Item("integer", "Labour share in percent; 0 is the same everywhere. 人件費割合")
  labourShare!: number;

  @Item("integer", "Yen per unit × 100: 1140 is 11.40 yen. 単価（100倍）")
  priceHundredths!: number;
}
