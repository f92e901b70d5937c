import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { assertPage, connectionOf, fromCursor, PageArgs, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import { InsurerNumber } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { RecipientStub } from "../recipient.stub.js";
import { Insurer } from "./insurer.entity.js";
import { insurerByNumber } from "./insurer.loader.js";

const InsurerConnection = connectionOf(Insurer, "InsurerConnection");

@Resolver(() => Insurer)
export class InsurerResolver {
  @Query(() => Insurer, { nullable: true, description: "One insurer by number. 保険者1件" })
  insurer(@Arg("insurerNumber", () => InsurerNumber, { description: "Insurer number. 保険者番号" }) insurerNumber: string, @Ctx() context: RequestContext): Promise<Insurer | null> {
    return context.load(insurerByNumber, insurerNumber);
  }

  @Query(() => InsurerConnection, { description: "Insurers by number. 保険者の一覧" })
  async insurers(@Args(() => PageArgs) args: PageArgs, @Ctx() { session }: RequestContext): Promise<Connection<Insurer>> {
    assertPage(args);
    const [after] = fromCursor(args.after, 1) ?? [""];
    const rows = await session.query<Insurer>(`${selectFrom(Insurer)} WHERE t.insurer_number > $1 ORDER BY t.insurer_number LIMIT $2`, [after, args.first + 1]);
    return toConnection(rows, args.first, ({ insurerNumber }) => [insurerNumber]);
  }
}

@Resolver(() => RecipientStub)
export class RecipientInsurerResolver {
  @FieldResolver(() => Insurer, { nullable: true, description: "The insurer that holds the person's records. 保険者" })
  insurer(@Root() { id }: RecipientStub, @Ctx() context: RequestContext): Promise<Insurer | null> | null {
    const key = findRowKey(id);
    return key ? context.load(insurerByNumber, key.insurerNumber) : null;
  }
}
