import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Connection } from "../../../platform/graphql/connection.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { OfficeStub } from "./office.stub.js";
import { ParcelConnection } from "./parcel-connection.js";
import { ParcelFile } from "./parcel-file.entity.js";
import { ParcelFinding } from "./parcel-finding.entity.js";
import { findParcelUuid } from "./parcel-id.js";
import { Parcel } from "./parcel.entity.js";
import { ParcelsArgs } from "./parcel.input.js";
import { filesOf, findingsOf, parcelByUuid } from "./parcel.loader.js";
import { listParcels } from "./parcel.service.js";

@Resolver(() => Parcel)
export class ParcelResolver {
  @Query(() => Parcel, { nullable: true, description: "One parcel by id. 送信セット1件" })
  parcel(@Arg("id", () => ID, { description: "Identifier of the parcel. 送信セットの識別子" }) id: string, @Ctx() context: RequestContext): Promise<Parcel | null> | null {
    const uuid = findParcelUuid(id);
    return uuid ? context.load(parcelByUuid, uuid) : null;
  }

  @Query(() => ParcelConnection, { description: "Parcels of the own office, newest first. 自事業所の送信セットの一覧（新しい順）" })
  parcels(@Args(() => ParcelsArgs) args: ParcelsArgs, @Ctx() context: RequestContext): Promise<Connection<Parcel>> {
    return listParcels(context, args);
  }

  @FieldResolver(() => OfficeStub, { nullable: true, description: "Office that sent it. 送信元事業所" })
  sender(@Root() { senderOfficeNumber }: Parcel): OfficeStub {
    return { officeNumber: senderOfficeNumber };
  }

  @FieldResolver(() => OfficeStub, { nullable: true, description: "Office it is for. 送信先事業所" })
  receiver(@Root() { receiverOfficeNumber }: Parcel): OfficeStub {
    return { officeNumber: receiverOfficeNumber };
  }

  @FieldResolver(() => [ParcelFile], { description: "Files of the set. ファイルの一覧" })
  files(@Root() { parcelId }: Parcel, @Ctx() context: RequestContext): Promise<ParcelFile[]> {
    return context.load(filesOf, parcelId);
  }

  @FieldResolver(() => [ParcelFinding], { description: "The first 100 findings of the check. 検査の指摘（先頭100件）" })
  findings(@Root() { parcelId }: Parcel, @Ctx() context: RequestContext): Promise<ParcelFinding[]> {
    return context.load(findingsOf, parcelId);
  }
}
