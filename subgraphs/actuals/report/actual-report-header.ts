import { ObjectType } from "type-graphql";
import { Hidden, Item } from "../../../platform/graphql/item.js";
import { PersonalRow } from "../../../platform/graphql/personal-row.js";

/** What a report says about the whole month; the same for the version in force and earlier ones. */
@ObjectType({ description: "Head of a report of results. 実績の見出し" })
export abstract class ActualReportHeader extends PersonalRow {
  @Hidden("uuid")
  recipientId!: string;

  @Item("month", "Service month. 対象年月（第6表 5）")
  serviceMonth!: string;

  @Item("officeNumber", "Number of the office that gave the service. サービス事業者コード（第6表 20）")
  serviceOfficeNumber!: string;

  @Item("serviceType", "Service type. サービス種類コード")
  serviceType!: string;

  @Item("integer", "Counts the contents received, from 1. 版")
  version!: number;

  @Item("code", "Serial of the file set that brought it, 14 digits. ファイル連番")
  serial!: string;

  @Hidden("text")
  parcelId!: string;

  @Hidden("text")
  contentHash!: string;

  @Item("instant", "When this version was taken in. 取込日時")
  recordedAt!: string;

  @Hidden("officeNumber")
  reportedByOfficeNumber!: string;

  @Item("code", "Edition of the standard, YYYYMM. CSVバージョン（第6表 1）")
  csvVersion!: string;

  @Item("date", "Day the results were written down. 作成年月日（第6表 4）")
  documentDate!: string;

  @Hidden("officeNumber", { nullable: true })
  planOfficeNumber!: string | null;

  @Item("text", "Planner's name. プラン担当者名（第6表 7）", { nullable: true })
  plannerName!: string | null;
}
