import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { assertPage, emptyConnection, PageArgs, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { ParcelConnection } from "../parcel/parcel-connection.js";
import { Parcel } from "../parcel/parcel.entity.js";
import { afterUuid } from "../parcel/parcel.service.js";
import { parcelsOfPerson } from "./recipient-parcels.loader.js";
import { RecipientStub } from "./recipient.stub.js";

@Resolver(() => RecipientStub)
export class RecipientParcelsResolver {
  @FieldResolver(() => ParcelConnection, { description: "Parcels of the own office that speak of the person, newest first. この利用者を含む送信セット（新しい順）" })
  async parcels(@Root() { id }: RecipientStub, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<Connection<Parcel>> {
    assertPage(args);
    const key = findRowKey(id);
    if (!key) return emptyConnection();
    const rows = await context.load(parcelsOfPerson, { ...key, count: args.first + 1, after: afterUuid(args.after) });
    return toConnection(rows, args.first, (parcel) => [parcel.id]);
  }
}
