import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { today } from "../../../platform/calendar/today.js";
import { assertPage, connectionOf, fromCursor, PageArgs, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { groupedByKey, selectFrom } from "../../../platform/graphql/read-rows.js";
import { LocalDate } from "../../../platform/graphql/scalar.js";
import type { LoaderDefinition, RequestContext } from "../../../platform/subgraph/request-context.js";
import { findOnDay } from "../validity.rule.js";
import { Insurer } from "./insurer.entity.js";
import { insurerByNumber } from "./insurer.loader.js";
import { Municipality } from "./municipality.entity.js";

const MunicipalityConnection = connectionOf(Municipality, "MunicipalityConnection");
const onDay = { nullable: true, description: "Day to look at; today when absent. 基準日" } as const;
const inForce = (day: string) => `t.valid_from <= ${day}::date AND (t.valid_to IS NULL OR t.valid_to >= ${day}::date)`;

/** Every membership of insurers' municipalities, by code. */
const membersOf: LoaderDefinition<string, Municipality[]> = {
  name: "membersOf",
  async batch(numbers, { session }) {
    const rows = await session.query<Municipality>(`${selectFrom(Municipality)} WHERE t.insurer_number = ANY ($1::text[]) ORDER BY t.municipality_code, t.valid_from DESC`, [numbers]);
    return groupedByKey(numbers, rows, (number) => number, ({ insurerNumber }) => insurerNumber);
  },
};

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Query(() => Municipality, { nullable: true, description: "A municipality as it stands on a day, with its insurer. 市区町村1件" })
  async municipality(
    @Arg("code", () => String, { description: "Local-government code. 全国地方公共団体コード" }) code: string,
    @Arg("on", () => LocalDate, onDay) on: string | undefined,
    @Ctx() { session }: RequestContext,
  ): Promise<Municipality | null> {
    const [row] = await session.query<Municipality>(`${selectFrom(Municipality)} WHERE t.municipality_code = $1 AND ${inForce("$2")} ORDER BY t.valid_from DESC LIMIT 1`, [code, on ?? today()]);
    return row ?? null;
  }

  @Query(() => MunicipalityConnection, { description: "Municipalities of today by code. 市区町村の一覧" })
  async municipalities(
    @Args(() => PageArgs) args: PageArgs,
    @Arg("prefectureCode", () => String, { nullable: true, description: "Only of this prefecture, 01 to 47. 都道府県コード" }) prefectureCode: string | undefined,
    @Ctx() { session }: RequestContext,
  ): Promise<Connection<Municipality>> {
    assertPage(args);
    const [after] = fromCursor(args.after, 1) ?? [""];
    const rows = await session.query<Municipality>(
      `${selectFrom(Municipality)} WHERE t.municipality_code > $1 AND ($2::text IS NULL OR t.prefecture_code = $2) AND ${inForce("$3")} ORDER BY t.municipality_code LIMIT $4`,
      [after, prefectureCode ?? null, today(), args.first + 1],
    );
    return toConnection(rows, args.first, ({ municipalityCode }) => [municipalityCode]);
  }

  @FieldResolver(() => Insurer, { nullable: true, description: "The insurer of its people in this period. 保険者" })
  insurer(@Root() { insurerNumber }: Municipality, @Ctx() context: RequestContext): Promise<Insurer | null> {
    return context.load(insurerByNumber, insurerNumber);
  }
}

@Resolver(() => Insurer)
export class InsurerMunicipalitiesResolver {
  @FieldResolver(() => [Municipality], { description: "Municipalities whose people it insures on a day. 構成市町村" })
  async members(@Root() { insurerNumber }: Insurer, @Arg("on", () => LocalDate, onDay) on: string | undefined, @Ctx() context: RequestContext): Promise<Municipality[]> {
    const all = await context.load(membersOf, insurerNumber);
    return all.filter((member) => findOnDay([member], on ?? today()));
  }
}
