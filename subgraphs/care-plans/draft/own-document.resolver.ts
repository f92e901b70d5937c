import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { getRowKey } from "../../../platform/graphql/global-id.js";
import { IdempotencyKey } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { BasicInformation } from "../basic-information/basic-information.entity.js";
import { basicInformationByKey } from "../basic-information/basic-information.loader.js";
import { CarePlan } from "../care-plan/care-plan.entity.js";
import { carePlanByKey } from "../care-plan/care-plan.loader.js";
import { PreventivePlan } from "../preventive-plan/preventive-plan.entity.js";
import { preventivePlanByKey } from "../preventive-plan/preventive-plan.loader.js";
import { EndDocumentInput } from "./draft-types.js";
import { endDocument, withdrawDocument } from "./issue.service.js";
import type { OwnDocument } from "./own-document.js";

@InputType({ description: "A document that is taken back from everyone. 計画・記録の取下げ" })
export class WithdrawDocumentInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The plan or record of the caller's office. 計画・記録の識別子" })
  documentId!: string;

  @Field(() => Int, { description: "Its version. 版" })
  version!: number;
}

@ObjectType({ description: "The document as it stands after the change; one of the three is there. 変更後の計画・記録" })
export class DocumentPayload {
  @Field(() => CarePlan, { nullable: true, description: "The care plan. 居宅サービス計画書", simple: true })
  carePlan!: CarePlan | null;

  @Field(() => PreventivePlan, { nullable: true, description: "The preventive plan. 介護予防サービス・支援計画書", simple: true })
  preventivePlan!: PreventivePlan | null;

  @Field(() => BasicInformation, { nullable: true, description: "The basic information. 利用者基本情報", simple: true })
  basicInformation!: BasicInformation | null;
}

@Resolver()
export class OwnDocumentResolver {
  @Mutation(() => DocumentPayload, { description: "Ends a plan or record of the caller's office. 計画・記録を終了する" })
  async endDocument(@Arg("input", () => EndDocumentInput, { description: "The document and its last day. 終了の内容" }) input: EndDocumentInput, @Ctx() context: RequestContext): Promise<DocumentPayload> {
    return toPayload(context, input.documentId, await endDocument(context, input));
  }

  @Mutation(() => DocumentPayload, { description: "Takes a plan or record of the caller's office back from everyone who holds it. 計画・記録を取り下げる" })
  async withdrawDocument(@Arg("input", () => WithdrawDocumentInput, { description: "The document. 取下げの内容" }) input: WithdrawDocumentInput, @Ctx() context: RequestContext): Promise<DocumentPayload> {
    return toPayload(context, input.documentId, await withdrawDocument(context, input));
  }
}

async function toPayload(context: RequestContext, id: string, { kind }: OwnDocument): Promise<DocumentPayload> {
  const key = getRowKey(id);
  return {
    carePlan: kind === "CARE_PLAN" ? await context.load(carePlanByKey, key) : null,
    preventivePlan: kind === "PREVENTIVE_PLAN" ? await context.load(preventivePlanByKey, key) : null,
    basicInformation: kind === "BASIC_INFORMATION" ? await context.load(basicInformationByKey, key) : null,
  };
}
