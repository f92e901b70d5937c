import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { connectionOf, PageArgs, type Connection } from "../../../platform/graphql/connection.js";
import { DateTime } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { RecipientStub } from "../recipient.stub.js";
import { listCorrections } from "./corrections.service.js";
import { RecordCorrection } from "./record-correction.entity.js";
import {
  allowanceCorrectionsOf, assessmentCorrectionsOf, burdenCorrectionsOf, cardCorrectionsOf, certificationCorrectionsOf, claimCorrectionsOf, doctorOpinionCorrectionsOf, lifeFeedbackCorrectionsOf, panelReviewCorrectionsOf, standingSince,
} from "./record-correction.loader.js";
import { recordLoads } from "./record-loads.js";
import { RecordValue } from "./record-value.type.js";
import { inDocumentedOrder } from "./record-values.rule.js";

const RecordCorrectionConnection = connectionOf(RecordCorrection, "RecordCorrectionConnection");

@Resolver(() => RecipientStub)
export class RecipientCorrectionsResolver {
  @FieldResolver(() => RecordCorrectionConnection, { description: "Cards and their limits as they stood before they were corrected or taken back, newest first. 被保険者証の訂正・取消の履歴" })
  cardCorrections(@Root() { id }: RecipientStub, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<RecordCorrection>> {
    return listCorrections(context, cardCorrectionsOf, id, args);
  }

  @FieldResolver(() => RecordCorrectionConnection, { description: "Cost shares and certificates of limited burden as they stood before they were corrected or taken back, newest first. 負担割合証・負担限度額認定証の訂正・取消の履歴" })
  burdenCorrections(@Root() { id }: RecipientStub, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<RecordCorrection>> {
    return listCorrections(context, burdenCorrectionsOf, id, args);
  }

  @FieldResolver(() => RecordCorrectionConnection, { description: "Applications for certification as they stood before each step was put on record or taken back, newest first. 要介護認定の訂正・取消の履歴" })
  certificationCorrections(@Root() { id }: RecipientStub, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<RecordCorrection>> {
    return listCorrections(context, certificationCorrectionsOf, id, args);
  }

  @FieldResolver(() => RecordCorrectionConnection, { description: "Assessment sheets and their items as they stood before they were corrected or taken back, newest first. 認定調査票の訂正・取消の履歴" })
  assessmentCorrections(@Root() { id }: RecipientStub, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<RecordCorrection>> {
    return listCorrections(context, assessmentCorrectionsOf, id, args);
  }

  @FieldResolver(() => RecordCorrectionConnection, { description: "Doctors' opinions as they stood before they were corrected or taken back, newest first; an institution sees its own. 主治医意見書の訂正・取消の履歴" })
  doctorOpinionCorrections(@Root() { id }: RecipientStub, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<RecordCorrection>> {
    return listCorrections(context, doctorOpinionCorrectionsOf, id, args);
  }

  @FieldResolver(() => RecordCorrectionConnection, { description: "Panels' material and judgements as they stood before they were corrected or taken back, newest first. 介護認定審査会資料の訂正・取消の履歴" })
  panelReviewCorrections(@Root() { id }: RecipientStub, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<RecordCorrection>> {
    return listCorrections(context, panelReviewCorrectionsOf, id, args);
  }

  @FieldResolver(() => RecordCorrectionConnection, { description: "Uses of allowances as they stood before they were corrected or taken back, newest first. 住宅改修費・福祉用具購入費の訂正・取消の履歴" })
  allowanceCorrections(@Root() { id }: RecipientStub, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<RecordCorrection>> {
    return listCorrections(context, allowanceCorrectionsOf, id, args);
  }

  @FieldResolver(() => RecordCorrectionConnection, { description: "Claims as they stood before they were corrected or taken back, newest first. 請求・給付情報の訂正・取消の履歴" })
  claimCorrections(@Root() { id }: RecipientStub, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<RecordCorrection>> {
    return listCorrections(context, claimCorrectionsOf, id, args);
  }

  @FieldResolver(() => RecordCorrectionConnection, { description: "Feedback from LIFE as it stood before it was corrected or taken back, newest first. LIFE 利用者フィードバックの訂正・取消の履歴" })
  lifeFeedbackCorrections(@Root() { id }: RecipientStub, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<RecordCorrection>> {
    return listCorrections(context, lifeFeedbackCorrectionsOf, id, args);
  }
}

const columnsOf = (kind: string) => recordLoads.find((load) => load.kind === kind)?.columns ?? [];

@Resolver(() => RecordCorrection)
export class RecordCorrectionResolver {
  @FieldResolver(() => DateTime, { description: "From when on it stood like this. 登録日時" })
  recordedAt(@Root() correction: RecordCorrection, @Ctx() context: RequestContext): Promise<Date | null> {
    return context.load(standingSince, correction);
  }

  @FieldResolver(() => [RecordValue], { description: "What tells the record from the person's others of its kind. 記録を特定する項目" })
  key(@Root() { kind, recordKey }: RecordCorrection): RecordValue[] {
    return inDocumentedOrder(columnsOf(kind), recordKey);
  }

  @FieldResolver(() => [RecordValue], { description: "What it said besides; what had no value is left out. 訂正・取消前の値" })
  values(@Root() { kind, recordValues }: RecordCorrection): RecordValue[] {
    return inDocumentedOrder(columnsOf(kind), recordValues);
  }
}
