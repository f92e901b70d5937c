import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { findRowKey, toGlobalId } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { toDifference } from "../document/difference.rule.js";
import { VersionChange } from "../document/version-change.type.js";
import { RecipientStub } from "../recipient.stub.js";
import { anyOffice, agreeDraft, discardDraft, setFamilyPicture, shareDraft } from "./draft.service.js";
import { checkDraft } from "./draft-check.rule.js";
import { Draft } from "./draft.entity.js";
import { draftKinds } from "./draft-kind.js";
import { draftVersionContents, openDraftsOf } from "./draft.loader.js";
import { AgreeDraftInput, CopyToDraftInput, DraftFamilyPicture, DraftFinding, DraftStepInput, IssueDraftInput, SetFamilyPictureInput } from "./draft-types.js";
import { copyToDraft, issueDraft } from "./issue.service.js";

@ObjectType({ description: "The draft as it stands after the change. 変更後の原案" })
export class DraftPayload {
  @Field(() => Draft, { description: "The draft. 原案", simple: true })
  draft!: Draft;
}

const step = { description: "The draft and its version. 対象の原案" } as const;

@Resolver(() => Draft)
export class DraftResolver {
  @Mutation(() => DraftPayload, { description: "Registers a complete draft for the person to look at and agree. 原案を同意・確認用に登録する" })
  async shareDraft(@Arg("input", () => DraftStepInput, step) input: DraftStepInput, @Ctx() context: RequestContext): Promise<DraftPayload> {
    return { draft: await shareDraft(context, input) };
  }

  @Mutation(() => DraftPayload, { description: "Records the person's agreement to a complete draft. 原案への同意を記録する" })
  async agreeDraft(@Arg("input", () => AgreeDraftInput, { description: "Who agreed, and when. 同意の内容" }) input: AgreeDraftInput, @Ctx() context: RequestContext): Promise<DraftPayload> {
    return { draft: await agreeDraft(context, input) };
  }

  @Mutation(() => DraftPayload, { description: "Gives an agreed draft out: it becomes the plan or record itself. 原案を交付する" })
  async issueDraft(@Arg("input", () => IssueDraftInput, { description: "The draft and whom it goes to. 交付の内容" }) input: IssueDraftInput, @Ctx() context: RequestContext): Promise<DraftPayload> {
    return { draft: await issueDraft(context, input) };
  }

  @Mutation(() => DraftPayload, { description: "Gives a draft up. 原案を破棄する" })
  async discardDraft(@Arg("input", () => DraftStepInput, step) input: DraftStepInput, @Ctx() context: RequestContext): Promise<DraftPayload> {
    return { draft: await discardDraft(context, input) };
  }

  @Mutation(() => DraftPayload, { description: "Begins a draft from a document that stands, as a revision or a correction. 既存の計画から原案を作成する" })
  async copyToDraft(@Arg("input", () => CopyToDraftInput, { description: "The document and the new day. 複写の内容" }) input: CopyToDraftInput, @Ctx() context: RequestContext): Promise<DraftPayload> {
    return { draft: await copyToDraft(context, input) };
  }

  @Mutation(() => DraftPayload, { description: "Puts a picture of the family into a draft of basic information, or takes it out. 家族構成の画像を原案に付ける" })
  async setFamilyPicture(@Arg("input", () => SetFamilyPictureInput, { description: "The draft and the picture. 対象の原案と画像" }) input: SetFamilyPictureInput, @Ctx() context: RequestContext): Promise<DraftPayload> {
    return { draft: await setFamilyPicture(context, input) };
  }

  @FieldResolver(() => DraftFamilyPicture, { nullable: true, description: "Its picture of the family. 家族構成の画像" })
  familyPicture(@Root() { content }: Draft): DraftFamilyPicture | null {
    return content.picture ?? null;
  }

  @FieldResolver(() => RecipientStub, { nullable: true, description: "The person. 利用者" })
  recipient(@Root() { insurerNumber, recipientId }: Draft): RecipientStub {
    return { id: toGlobalId(insurerNumber, recipientId) };
  }

  @FieldResolver(() => [DraftFinding], { description: "What keeps it from being given out; empty when it is complete. 不備" })
  findings(@Root() { kind, content, insurerNumber, day }: Draft): DraftFinding[] {
    const { layout, tables } = draftKinds[kind];
    const places = new Map([[layout as string, "header"], ...tables.map((table) => [table.layout as string, table.name] as const)]);
    return checkDraft(draftKinds[kind], content, { insurerNumber, insuredNumber: "0000000000", day, officeNumber: anyOffice }).map(({ file, line, item, rule, message }) => ({
      place: [...places].filter(([id]) => file.startsWith(`${id}_`)).sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? "header",
      row: line, item, rule, messageJa: message.ja, messageEn: message.en,
    }));
  }

  @FieldResolver(() => [VersionChange], { nullable: true, description: "What changed between two versions; null when one does not exist. 版の差分" })
  async difference(
    @Root() { insurerNumber, rowId }: Draft,
    @Arg("from", () => Int, { description: "Number of the earlier version. 変更前の版" }) from: number,
    @Arg("to", () => Int, { description: "Number of the later version. 変更後の版" }) to: number,
    @Ctx() context: RequestContext,
  ): Promise<VersionChange[] | null> {
    const [before, after] = await Promise.all([from, to].map((version) => context.load(draftVersionContents, { insurerNumber, rowId, version })));
    const content = (side: NonNullable<typeof before>) => ({ header: side.header, parts: Object.fromEntries(Object.entries(side.tables).map(([name, rows]) => [`draft.${name}`, rows])), attachments: [] });
    return before && after ? toDifference(content(before), content(after)) : null;
  }
}

@Resolver(() => RecipientStub)
export class RecipientDraftResolver {
  @FieldResolver(() => [Draft], { description: "Plans and records being written, newest first; for the office that writes them, and for the person once they are registered for agreement. 作成中の計画・記録" })
  drafts(@Root() { id }: RecipientStub, @Ctx() context: RequestContext): Promise<Draft[]> | Draft[] {
    const key = findRowKey(id);
    return key ? context.load(openDraftsOf, key) : [];
  }
}
