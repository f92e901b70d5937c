import { Field, ID, InputType } from "type-graphql";
import { LocalDate, OfficeNumber, ServiceCode, YearMonth } from "../../../platform/graphql/scalar.js";

@InputType({ description: "What a text of table 3 means on table 6. 第3表の内容とサービスコードの対応" })
export class AssignmentInput {
  @Field(() => String, { description: "The text of table 3. 介護サービス内容（第3表 6）" })
  content!: string;

  @Field(() => ServiceCode, { description: "Its service code. サービスコード" })
  serviceCode!: string;

  @Field(() => OfficeNumber, { description: "The office that delivers it. サービス事業者コード" })
  serviceOfficeNumber!: string;
}

@InputType({ description: "How a month is made from the weekly plan in force. 週間サービス計画からの月間予定の作成" })
export class ProposeMonthInput {
  @Field(() => ID, { description: "The person. 利用者の識別子" })
  recipientId!: string;

  @Field(() => YearMonth, { description: "Service month. 対象年月" })
  month!: string;

  @Field(() => [AssignmentInput], { description: "What the texts of table 3 mean. 内容とコードの対応" })
  assignments!: AssignmentInput[];

  @Field(() => [LocalDate], { defaultValue: [], description: "Days without services, holidays among them. サービスを行わない日" })
  leftOut!: string[];
}
