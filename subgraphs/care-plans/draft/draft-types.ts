import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { IdempotencyKey, LocalDate, OfficeNumber } from "../../../platform/graphql/scalar.js";
import type { DocumentKind } from "../document/document-form.js";
import { draftKinds, type DraftKind } from "./draft-kind.js";

type Class = new () => object;

/** The GraphQL types of one kind of draft. */
export interface DraftTypes {
  readonly kind: DraftKind;
  readonly content: Class;
  readonly create: Class;
  readonly edit: Class;
}

const key = (target: object) => Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })(target, "idempotencyKey");

/** Header and tables as fields of a class, once for writing and once for reading. */
function addTexts(target: Class, { header, tables, noun, term }: DraftKind, side: "input" | "output"): void {
  Field(() => header[side], { nullable: true, description: `The items of ${noun}. ${term}の項目`, simple: true })(target.prototype, "header");
  for (const { name, types, description } of tables) Field(() => [types[side]], { nullable: side === "input", description, simple: true })(target.prototype, name);
}

function draftTypes(kind: DraftKind): DraftTypes {
  const { noun, term } = kind;

  @ObjectType(`${noun}Content`, { description: `What a draft of ${noun} says. ${term}の内容` })
  class Content {}
  addTexts(Content, kind, "output");

  @InputType(`Create${noun}DraftInput`, { description: `A new draft of ${noun}. ${term}の原案の作成` })
  class Create {}
  key(Create.prototype);
  Field(() => ID, { description: "The person. 利用者の識別子" })(Create.prototype, "recipientId");
  Field(() => LocalDate, { description: "Day that the document will bear. 作成（変更）日" })(Create.prototype, "day");
  addTexts(Create, kind, "input");

  @InputType(`Edit${noun}DraftInput`, { description: `A draft of ${noun} as it is to read from now on, whole. ${term}の原案の更新` })
  class Edit {}
  key(Edit.prototype);
  Field(() => ID, { description: "The draft. 原案の識別子" })(Edit.prototype, "draftId");
  Field(() => Int, { description: "The version it was made from. 元の版" })(Edit.prototype, "version");
  addTexts(Edit, kind, "input");

  return { kind, content: Content, create: Create, edit: Edit };
}

export const draftTypesOf: Readonly<Record<DocumentKind, DraftTypes>> = {
  CARE_PLAN: draftTypes(draftKinds.CARE_PLAN),
  PREVENTIVE_PLAN: draftTypes(draftKinds.PREVENTIVE_PLAN),
  BASIC_INFORMATION: draftTypes(draftKinds.BASIC_INFORMATION),
};

/** What every step of a draft names. */
@InputType({ description: "A step of a draft. 原案の手続" })
export class DraftStepInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The draft. 原案の識別子" })
  draftId!: string;

  @Field(() => Int, { description: "The version the step is about. 対象の版" })
  version!: number;
}

@InputType({ description: "The person's agreement to a draft. 原案への同意" })
export class AgreeDraftInput extends DraftStepInput {
  @Field(() => LocalDate, { description: "Day the person agreed, today or earlier. 同意日" })
  agreedOn!: string;

  @Field(() => String, { description: "Who agreed: the person or who acted for them. 同意者" })
  agreedBy!: string;
}

@InputType({ description: "The picture of the family for a draft of basic information. 家族構成の画像" })
export class SetFamilyPictureInput extends DraftStepInput {
  @Field(() => String, { nullable: true, description: "JPEG in Base64, at most 180,000 bytes; absent to take the picture out. 画像（JPEG、Base64）" })
  picture?: string | null;
}

/** What is known of a draft's picture; its bytes stay in the database. */
@ObjectType({ description: "The picture of the family in a draft. 原案の家族構成の画像" })
export class DraftFamilyPicture {
  @Field(() => Int, { description: "Bytes. 大きさ（バイト）", simple: true })
  size!: number;

  @Field(() => String, { description: "SHA-256 of the bytes, hexadecimal. ハッシュ値", simple: true })
  sha256!: string;
}

@InputType({ description: "The giving out of a document. 交付" })
export class IssueDraftInput extends DraftStepInput {
  @Field(() => [OfficeNumber], { description: "Offices in charge that it goes to; none when only the person has it. 交付先の事業所" })
  receivers!: string[];
}

@InputType({ description: "A new draft from a document that stands: a revision under a new day, a correction under its own. 既存の計画からの原案の作成" })
export class CopyToDraftInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The plan or record of the caller's office. 計画・記録の識別子" })
  documentId!: string;

  @Field(() => LocalDate, { description: "Day that the new document will bear. 作成（変更）日" })
  day!: string;
}

@InputType({ description: "The end of a document that stands. 計画・記録の終了" })
export class EndDocumentInput {
  @Field(() => IdempotencyKey, { description: "The caller's key for this change. 冪等キー" })
  idempotencyKey!: string;

  @Field(() => ID, { description: "The plan or record of the caller's office. 計画・記録の識別子" })
  documentId!: string;

  @Field(() => Int, { description: "Its version. 版" })
  version!: number;

  @Field(() => LocalDate, { description: "Last day in force; from the document's own day until today. 終了日" })
  endedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: "The last day that stands, to correct it; absent for a document in force. 訂正前の終了日" })
  corrects?: string | null;
}

/** Something that keeps a draft from being given out. */
@ObjectType({ description: "Something that keeps a draft from being given out. 原案の不備" })
export class DraftFinding {
  @Field(() => String, { description: "header, or the table's name. 箇所", simple: true })
  place!: string;

  @Field(() => Int, { nullable: true, description: "Row of the table from 1; 1 for the header. 行", simple: true })
  row!: number | null;

  @Field(() => String, { nullable: true, description: "Japanese name of the item. 項目名", simple: true })
  item!: string | null;

  @Field(() => String, { description: "Rule of the standard. 規則", simple: true })
  rule!: string;

  @Field(() => String, { description: "What is wrong, in Japanese. 内容", simple: true })
  messageJa!: string;

  @Field(() => String, { description: "What is wrong, in English. 内容（英語）", simple: true })
  messageEn!: string;
}
