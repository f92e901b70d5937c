import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { assertPage, connectionOf, fromCursor, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import { OfficeNumber } from "../../../platform/graphql/scalar.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { Office } from "./office.entity.js";
import { OfficesArgs } from "./office.input.js";
import { officeByNumber } from "./office.loader.js";

const OfficeConnection = connectionOf(Office, "OfficeConnection");

@Resolver(() => Office)
export class OfficeResolver {
  @Query(() => Office, { nullable: true, description: "One office by number. 事業所1件" })
  office(@Arg("officeNumber", () => OfficeNumber, { description: "Office number. 事業所番号" }) officeNumber: string, @Ctx() context: RequestContext): Promise<Office | null> {
    return context.load(officeByNumber, officeNumber);
  }

  @Query(() => OfficeConnection, { description: "Offices by number. 事業所の一覧" })
  async offices(@Args(() => OfficesArgs) args: OfficesArgs, @Ctx() { session }: RequestContext): Promise<Connection<Office>> {
    assertPage(args);
    const [after] = fromCursor(args.after, 1) ?? [""];
    const rows = await session.query<Office>(
      `${selectFrom(Office)} WHERE ($1::text IS NULL OR $1 = ANY (t.service_types)) AND ($2::text IS NULL OR t.prefecture_code = $2) AND t.office_number > $3 ORDER BY t.office_number LIMIT $4`,
      [args.serviceType ?? null, args.prefectureCode ?? null, after, args.first + 1],
    );
    return toConnection(rows, args.first, ({ officeNumber }) => [officeNumber]);
  }
}
