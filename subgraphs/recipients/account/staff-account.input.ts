import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { IdempotencyKey, ServiceTypeCode } from "../../../platform/graphql/scalar.js";
import { AssignedLevel } from "./staff-account.enum.js";

/** What an account says of its holder. */
@InputType()
abstract class StaffAccountItems {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "Account identifier of the issuer, up to 200 characters. アカウント識別子" })
  subject!: string;

  @Field(() => String, { description: "Name shown, up to 100 characters. 表示名" })
  displayName!: string;

  @Field(() => String, { nullable: true, description: "Job type, up to 100 characters. 職種" })
  jobType?: string | null;

  @Field(() => ServiceTypeCode, { nullable: true, description: "Service type worked for; one of the office's. サービス種類コード" })
  serviceType?: string | null;

  @Field(() => AssignedLevel, { description: "Level; below one's own. 利用者区分" })
  level!: AssignedLevel;
}

/** A new member of the staff, or one who comes back. */
@InputType({ description: "A new member of the staff of one's own office or insurer. 職員アカウントの登録" })
export class CreateStaffAccountInput extends StaffAccountItems {}

/** What changes about a member of the staff. */
@InputType({ description: "What an account says from now on; it acts on the next request of its holder. 職員アカウントの変更" })
export class ChangeStaffAccountInput extends StaffAccountItems {
  @Field(() => Int, { description: "Version that was read. 読んだ版" })
  version!: number;
}

/** Who leaves. */
@InputType({ description: "Whose account ends; they are out with their next request. 職員アカウントの終了" })
export class EndStaffAccountInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "Account identifier of the issuer. アカウント識別子" })
  subject!: string;

  @Field(() => Int, { description: "Version that was read. 読んだ版" })
  version!: number;
}

/** Which page of accounts. */
@ArgsType()
export class StaffAccountsArgs extends PageArgs {}
