import { ObjectType } from "type-graphql";
import { Entity } from "../../../platform/database/mapping.js";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** What an office claimed for a month and service type, summed up. */
@Entity({ schema: "municipal", name: "benefit_claim", synchronize: false })
@ObjectType("BenefitClaim", { description: "Claim summed up by office, service type and month. 請求・給付情報. The official item list is not public; this is its plain core." })
export class BenefitClaim extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("month", "Service month. サービス提供年月")
  serviceMonth!: string;

  @Item("code", "MANAGEMENT 給付管理票 or DETAIL 介護給付費明細書. 様式")
  form!: string;

  @Item("officeNumber", "Office. 事業所番号")
  officeNumber!: string;

  @Item("serviceType", "Service type. サービス種類コード")
  serviceType!: string;

  @Item("units", "Units. 単位数")
  units!: number;

  @Item("yen", "Cost in yen. 費用額", { nullable: true })
  costYen!: number | null;

  @Item("yen", "Paid by the insurer, in yen. 保険給付額", { nullable: true })
  benefitYen!: number | null;

  @Item("yen", "Paid from public expense, in yen. 公費請求額", { nullable: true })
  publicYen!: number | null;

  @Item("yen", "Paid by the person, in yen. 利用者負担額", { nullable: true })
  userYen!: number | null;
}
