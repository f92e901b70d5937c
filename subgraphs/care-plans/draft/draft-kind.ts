import type { EntityClass } from "../../../platform/database/entity-columns.js";
import { itemTypesOf, type ItemTypes } from "../../../platform/graphql/items-of.js";
import { getLayout, type LayoutId } from "../../../standard/index.js";
import { BasicInformation } from "../basic-information/basic-information.entity.js";
import { basicInformationForm } from "../basic-information/basic-information.importer.js";
import { DailyScheduleLine } from "../basic-information/daily-schedule-line.entity.js";
import { Illness } from "../basic-information/illness.entity.js";
import { CarePlan } from "../care-plan/care-plan.entity.js";
import { carePlanForm } from "../care-plan/care-plan.importer.js";
import { CarePlanLine } from "../care-plan/care-plan-line.entity.js";
import { WeeklyPlanItem } from "../care-plan/weekly-plan-item.entity.js";
import type { DocumentForm, DocumentKind, FormItem } from "../document/document-form.js";
import { PreventivePlan } from "../preventive-plan/preventive-plan.entity.js";
import { preventivePlanForm } from "../preventive-plan/preventive-plan.importer.js";
import { PreventivePlanLine } from "../preventive-plan/preventive-plan-line.entity.js";

/** One table of a document: its place in the standard and its items as GraphQL types. */
export interface DraftTable {
  /** Name of the table in a draft's content. */
  readonly name: string;
  readonly layout: LayoutId;
  readonly types: ItemTypes;
  readonly description: string;
}

/** How one kind of document is written here: its form, the header's items and its tables. */
export interface DraftKind {
  readonly form: DocumentForm;
  readonly noun: string;
  readonly term: string;
  /** Item of the header that holds the document's day. */
  readonly keyDay: string;
  readonly layout: LayoutId;
  readonly header: ItemTypes;
  /** In the order of the form's parts. */
  readonly tables: readonly DraftTable[];
  /** Whether a person's agreement comes before it is given out. */
  readonly needsAgreement: boolean;
}

interface TableSource {
  readonly name: string;
  readonly layout: LayoutId;
  readonly entity: EntityClass;
  readonly type: string;
  readonly description: string;
}

/** What is no item of the text: the picture is put into the draft by itself. */
const notWritten = new Set(["familyImageFileName"]);

/** An item's name in words, and what the standard calls it. */
function describe(layout: LayoutId, item: string): string {
  const column = getLayout(layout).columns.find(({ name }) => name === item);
  const words = item.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${column?.nameJa ?? ""}（${column?.number ?? ""}）`;
}

function draftKind(form: DocumentForm, source: Pick<DraftKind, "noun" | "term" | "keyDay" | "layout" | "needsAgreement"> & { readonly entity: EntityClass; readonly tables: readonly TableSource[] }): DraftKind {
  const { entity, tables, ...rest } = source;
  const sourcesOf = (items: readonly FormItem[], layout: LayoutId) => items.filter(({ name }) => !notWritten.has(name)).map(({ name, type }) => ({ name, type, description: describe(layout, name) }));
  return {
    ...rest,
    form,
    header: itemTypesOf(entity, sourcesOf(form.items, rest.layout), { name: `${source.noun}Items`, description: `Items of ${source.noun} as they are being written. ${source.term}の記載項目` }),
    tables: tables.map(({ name, layout, entity: part, type, description }, index) => ({
      name, layout, description,
      types: itemTypesOf(part, sourcesOf(form.parts[index]?.items ?? [], layout), { name: type, description }),
    })),
  };
}

export const draftKinds: Readonly<Record<DocumentKind, DraftKind>> = {
  CARE_PLAN: draftKind(carePlanForm, {
    noun: "CarePlan", term: "居宅サービス計画書", keyDay: "carePlanDate", layout: "UP1KYO", entity: CarePlan, needsAgreement: true,
    tables: [
      { name: "lines", layout: "UP2KYO", entity: CarePlanLine, type: "CarePlanLineItems", description: "A row of table 2 as it is being written. 第2表の行" },
      { name: "weekly", layout: "UP3KYO", entity: WeeklyPlanItem, type: "WeeklyPlanRowItems", description: "A row of table 3 as it is being written. 第3表の行" },
    ],
  }),
  PREVENTIVE_PLAN: draftKind(preventivePlanForm, {
    noun: "PreventivePlan", term: "介護予防サービス・支援計画書", keyDay: "planDate", layout: "UPYOBO", entity: PreventivePlan, needsAgreement: true,
    tables: [{ name: "lines", layout: "UPYOBO_SUB", entity: PreventivePlanLine, type: "PreventivePlanLineItems", description: "A row of the support plan as it is being written. 支援計画の行" }],
  }),
  BASIC_INFORMATION: draftKind(basicInformationForm, {
    noun: "BasicInformation", term: "利用者基本情報", keyDay: "consultationDate", layout: "UPKIHON", entity: BasicInformation, needsAgreement: false,
    tables: [
      { name: "dailySchedule", layout: "UPKIHON_SUB1", entity: DailyScheduleLine, type: "DailyScheduleItems", description: "A line of the day's schedule as it is being written. 1日の生活の行" },
      { name: "illnesses", layout: "UPKIHON_SUB2", entity: Illness, type: "IllnessItems", description: "An illness as it is being written. 病歴の行" },
    ],
  }),
};
