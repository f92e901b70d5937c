import type { Exporter, ExportedPicture } from "../../../platform/subgraph/exporter.js";
import { BasicInformation } from "../basic-information/basic-information.entity.js";
import { basicInformationForm } from "../basic-information/basic-information.importer.js";
import { DailyScheduleLine } from "../basic-information/daily-schedule-line.entity.js";
import { Illness } from "../basic-information/illness.entity.js";
import { CarePlan } from "../care-plan/care-plan.entity.js";
import { carePlanForm } from "../care-plan/care-plan.importer.js";
import { CarePlanLine } from "../care-plan/care-plan-line.entity.js";
import { WeeklyPlanItem } from "../care-plan/weekly-plan-item.entity.js";
import { PreventivePlan } from "../preventive-plan/preventive-plan.entity.js";
import { preventivePlanForm } from "../preventive-plan/preventive-plan.importer.js";
import { PreventivePlanLine } from "../preventive-plan/preventive-plan-line.entity.js";
import { documentExporter } from "./document.exporter.js";

/** 居宅サービス計画書, 介護予防サービス・支援計画書 and 利用者基本情報 on their way out. */
export const documentExporters: readonly Exporter[] = [
  documentExporter({ form: carePlanForm, entity: CarePlan, kind: "UP1KYO", deletionKind: "DLT1KYO", parts: { UP2KYO: CarePlanLine, UP3KYO: WeeklyPlanItem }, keyDay: "carePlanDate" }),
  documentExporter({ form: preventivePlanForm, entity: PreventivePlan, kind: "UPYOBO", deletionKind: "DLTYOBO", parts: { UPYOBO_SUB: PreventivePlanLine }, keyDay: "planDate" }),
  documentExporter({
    form: basicInformationForm,
    entity: BasicInformation,
    kind: "UPKIHON",
    deletionKind: "DLTKIHON",
    parts: { UPKIHON_SUB1: DailyScheduleLine, UPKIHON_SUB2: Illness },
    keyDay: "consultationDate",
    isCompanion: ({ kinds }) => kinds.has("UPYOBO"),
    async addPictures({ context }, documents, insuredNumberOf): Promise<ExportedPicture[]> {
      const rows = await context.session.query<{ insurerNumber: string; recipientId: string; bytes: Buffer }>(
        `SELECT p.insurer_number AS "insurerNumber", p.recipient_id AS "recipientId", b.content AS bytes
         FROM care_plans.family_picture p JOIN care_plans.family_picture_bytes b ON b.insurer_number = p.insurer_number AND b.id = p.id
         WHERE (p.insurer_number, p.document_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) ORDER BY p.insurer_number, p.document_id, p.position`,
        [documents.map(({ insurerNumber }) => insurerNumber), documents.map(({ rowId }) => rowId)],
      );
      const owner = new Map(documents.map((document) => [`${document.insurerNumber}${document.recipientId}`, insuredNumberOf(document)]));
      return rows.map(({ insurerNumber, recipientId, bytes }) => ({ insurerNumber, insuredNumber: owner.get(`${insurerNumber}${recipientId}`) ?? "", bytes }));
    },
  }),
];
