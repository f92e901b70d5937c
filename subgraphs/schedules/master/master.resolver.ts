import { Args, Ctx, Query, Resolver } from "type-graphql";
import { connectionOf, type Connection } from "../../../platform/graphql/connection.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { CareLevelLimit } from "./care-level-limit.entity.js";
import { InsurerGrade } from "./insurer-grade.entity.js";
import { LabourShare } from "./labour-share.entity.js";
import { InsurerMasterArgs, MasterArgs, ServiceTypeMasterArgs } from "./master.input.js";
import { listMaster } from "./master.service.js";
import { ServiceCodeEntry } from "./service-code.entity.js";
import { InsurerTypeLimit } from "./type-limit.entity.js";
import { UnitPrice } from "./unit-price.entity.js";

const ServiceCodeConnection = connectionOf(ServiceCodeEntry, "ServiceCodeConnection");
const CareLevelLimitConnection = connectionOf(CareLevelLimit, "CareLevelLimitConnection");
const UnitPriceConnection = connectionOf(UnitPrice, "UnitPriceConnection");
const LabourShareConnection = connectionOf(LabourShare, "LabourShareConnection");
const InsurerGradeConnection = connectionOf(InsurerGrade, "InsurerGradeConnection");
const InsurerTypeLimitConnection = connectionOf(InsurerTypeLimit, "InsurerTypeLimitConnection");

/** The masters that table 7 is worked out with. */
@Resolver()
export class MasterResolver {
  @Query(() => ServiceCodeConnection, { description: "Service codes. サービスコード表" })
  serviceCodes(@Args(() => ServiceTypeMasterArgs) args: ServiceTypeMasterArgs, @Ctx() context: RequestContext): Promise<Connection<ServiceCodeEntry>> {
    return listMaster(context, ServiceCodeEntry, ["serviceCode"], args, { condition: "starts_with(t.service_code, $1)", value: args.serviceType });
  }

  @Query(() => CareLevelLimitConnection, { description: "Monthly limits per care level. 区分支給限度基準額" })
  careLevelLimits(@Args(() => InsurerMasterArgs) args: InsurerMasterArgs, @Ctx() context: RequestContext): Promise<Connection<CareLevelLimit>> {
    return listMaster(context, CareLevelLimit, ["careLevel", "insurerNumber"], args, { condition: "t.insurer_number IN ('', $1)", value: args.insurerNumber });
  }

  @Query(() => UnitPriceConnection, { description: "Unit prices by area grade and labour share. 単位数単価" })
  unitPrices(@Args(() => MasterArgs) args: MasterArgs, @Ctx() context: RequestContext): Promise<Connection<UnitPrice>> {
    return listMaster(context, UnitPrice, ["areaGrade", "labourShare"], args);
  }

  @Query(() => LabourShareConnection, { description: "Labour shares per service type. 人件費割合" })
  labourShares(@Args(() => ServiceTypeMasterArgs) args: ServiceTypeMasterArgs, @Ctx() context: RequestContext): Promise<Connection<LabourShare>> {
    return listMaster(context, LabourShare, ["serviceType"], args, { condition: "t.service_type = $1", value: args.serviceType });
  }

  @Query(() => InsurerGradeConnection, { description: "Area grades of insurers. 保険者の地域区分" })
  insurerGrades(@Args(() => InsurerMasterArgs) args: InsurerMasterArgs, @Ctx() context: RequestContext): Promise<Connection<InsurerGrade>> {
    return listMaster(context, InsurerGrade, ["insurerNumber"], args, { condition: "t.insurer_number = $1", value: args.insurerNumber });
  }

  @Query(() => InsurerTypeLimitConnection, { description: "Limits per service type that insurers set. 種類支給限度基準額" })
  typeLimits(@Args(() => InsurerMasterArgs) args: InsurerMasterArgs, @Ctx() context: RequestContext): Promise<Connection<InsurerTypeLimit>> {
    return listMaster(context, InsurerTypeLimit, ["insurerNumber", "careLevel", "serviceType"], args, { condition: "t.insurer_number = $1", value: args.insurerNumber });
  }
}
