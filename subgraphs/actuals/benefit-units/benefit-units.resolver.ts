import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { ClosingUnit } from "../closing/closing-unit.entity.js";
import { OfficeStub } from "../office.stub.js";
import { RecipientStub } from "../recipient.stub.js";
import { BenefitUnitsArgs } from "./benefit-units.input.js";
import { listBenefitUnits } from "./benefit-units.service.js";

const ClosingUnitsConnection = connectionOf(ClosingUnit, "ClosingUnitsConnection");

@Resolver(() => OfficeStub)
export class OfficeBenefitUnitsResolver {
  @FieldResolver(() => ClosingUnitsConnection, { description: "Planned benefit units of a month as confirmed, by person, service office and type: of the own office's people, or of its own service. 給付計画単位数" })
  benefitUnits(@Root() { officeNumber }: OfficeStub, @Args(() => BenefitUnitsArgs) args: BenefitUnitsArgs, @Ctx() context: RequestContext): Promise<Connection<ClosingUnit>> {
    return listBenefitUnits(context, officeNumber, args);
  }
}

@Resolver(() => ClosingUnit)
export class ClosingUnitResolver {
  @FieldResolver(() => RecipientStub, { nullable: true, description: "The person. 利用者" })
  recipient(@Root() { insurerNumber, recipientId }: ClosingUnit): RecipientStub {
    return { id: toGlobalId(insurerNumber, recipientId) };
  }
}
