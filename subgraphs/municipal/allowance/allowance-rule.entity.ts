import { Entity, PrimaryColumn } from "../../../platform/database/mapping.js";
import { Hidden } from "../../../platform/graphql/item.js";

/** What an insurer allows, and when it begins anew: each April (FISCAL_YEAR), or with a use that says so (ON_NOTICE). */
@Entity({ schema: "municipal", name: "allowance_rule", synchronize: false })
export class AllowanceRule {
  @PrimaryColumn({ type: "text", name: "insurer_number" })
  insurerNumber!: string;

  @PrimaryColumn({ type: "text", name: "kind" })
  kind!: string;

  @Hidden("yen")
  limitYen!: number;

  @Hidden("code")
  renewal!: string;
}
