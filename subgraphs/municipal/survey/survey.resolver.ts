import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { currentSurvey, findSurvey } from "./survey.service.js";
import { ReadinessSurvey } from "./survey.type.js";

@Resolver()
export class SurveyResolver {
  @Query(() => ReadinessSurvey, { nullable: true, description: "When municipalities plan to have migrated: a survey by name (the one of February 2025 is 2025-02), or readiness as it stands. 移行時期の調査" })
  readinessSurvey(@Arg("survey", () => String, { nullable: true, description: "Name of the survey; readiness as it stands when absent. 調査名" }) survey: string | undefined, @Ctx() { session }: RequestContext): Promise<ReadinessSurvey | null> {
    return survey ? findSurvey(session, survey) : currentSurvey(session);
  }
}
