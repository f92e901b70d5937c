import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { ResolverClass } from "../../../platform/subgraph/manifest.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { DocumentKind } from "../document/document-form.js";
import { DraftPayload } from "./draft.resolver.js";
import { createDraft, editDraft } from "./draft.service.js";
import { Draft } from "./draft.entity.js";
import { draftTypesOf } from "./draft-types.js";

type Given = Parameters<typeof createDraft>[2] & Parameters<typeof editDraft>[2];

/** Writing and reading the text of one kind of draft, with that kind's own items. */
export function typedDraftResolver(of: DocumentKind): ResolverClass {
  const { kind, content, create, edit } = draftTypesOf[of];
  const { noun, term } = kind;
  const field = noun.charAt(0).toLowerCase() + noun.slice(1);

  @Resolver(() => Draft)
  class TypedDraftResolver {
    @Mutation(() => DraftPayload, { name: `create${noun}Draft`, description: `Begins a draft; it may be incomplete until it is shared or agreed. ${term}の原案を作成する` })
    async create(@Arg("input", () => create, { description: "The text so far. 記載内容" }) input: Given, @Ctx() context: RequestContext): Promise<DraftPayload> {
      return { draft: await createDraft(context, of, input) };
    }

    @Mutation(() => DraftPayload, { name: `edit${noun}Draft`, description: `Replaces a draft's text, whole; refused when somebody else was first. ${term}の原案を更新する` })
    async edit(@Arg("input", () => edit, { description: "The text as it is to read. 記載内容" }) input: Given, @Ctx() context: RequestContext): Promise<DraftPayload> {
      return { draft: await editDraft(context, of, input) };
    }

    @FieldResolver(() => content, { name: field, nullable: true, description: `Its text, when it is a ${noun}. ${term}の内容` })
    text(@Root() draft: Draft): object | null {
      if (draft.kind !== of) return null;
      return { header: draft.content.header, ...Object.fromEntries(kind.tables.map(({ name }) => [name, draft.content.tables[name] ?? []])) };
    }
  }
  return TypedDraftResolver;
}
