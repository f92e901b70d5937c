import "reflect-metadata";
import { ArgsType, Directive, Field, Int, ObjectType } from "type-graphql";
import { KaigoError } from "../errors/kaigo-error.js";

/** Most items of a page. */
export const largestPage = 100;

@Directive("@shareable")
@ObjectType({ description: "Where a page ends. ページ情報" })
export class PageInfo {
  @Field(() => String, { nullable: true, description: "Cursor of the last item; pass it as `after`. 末尾カーソル", simple: true })
  endCursor!: string | null;

  @Field(() => Boolean, { description: "Whether more items follow. 続きの有無", simple: true })
  hasNextPage!: boolean;
}

/** Forward paging by keyset. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: "Items per page, 1 to 100. 件数" })
  first!: number;

  @Field(() => String, { nullable: true, description: "Cursor after which the page starts. 開始カーソル" })
  after?: string | null;
}

export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
}

type Constructor<T> = new () => T;

/** A connection type for one node type: `ConnectionOf(CarePlan, "CarePlanConnection")`. */
export function connectionOf<Node extends object>(node: Constructor<Node>, name: string): Constructor<Connection<Node>> {
  @ObjectType(name, { description: `One page of ${name.replace(/Connection$/, "")} items. 一覧の1ページ` })
  class Page implements Connection<Node> {
    @Field(() => [node], { description: "The items of this page. 項目", simple: true })
    nodes!: Node[];

    @Field(() => PageInfo, { description: "Where the page ends. ページ情報", simple: true })
    pageInfo!: PageInfo;
  }
  return Page;
}

/** Refuses page sizes outside 1–100 with INPUT_INVALID. */
export function assertPage({ first }: PageArgs): void {
  if (!Number.isInteger(first) || first < 1 || first > largestPage) throw new KaigoError("INPUT_INVALID", { field: "first", rule: `1 to ${largestPage}` });
}

/** Opaque cursor over sort key values. */
export const toCursor = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** The sort key values inside a cursor. Throws INPUT_INVALID when the text was not made by this product. */
export function fromCursor(cursor: string | null | undefined, length: number): readonly (string | number)[] | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === "string" || typeof part === "number")) return key as (string | number)[];
  } catch {
    // Falls through to the refusal below: a broken cursor and a foreign one look alike.
  }
  throw new KaigoError("INPUT_INVALID", { field: "after", rule: "cursor of an earlier page" });
}

/** A page from `first + 1` rows: the extra row only tells that more follow. */
export function toConnection<Node>(rows: readonly Node[], first: number, key: (row: Node) => readonly (string | number)[]): Connection<Node> {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return { nodes, pageInfo: { endCursor: last === undefined ? null : toCursor(key(last)), hasNextPage: rows.length > first } };
}

/** What a viewer without the right to a list sees: a page with nothing on it. */
export const emptyConnection = <Node>(): Connection<Node> => ({ nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
