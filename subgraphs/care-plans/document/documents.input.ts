import { ArgsType, Field } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/connection.js";
import { DocumentStatus } from "./document-status.js";

/** Which of a person's documents to list. */
@ArgsType()
export class DocumentsArgs extends PageArgs {
  @Field(() => [DocumentStatus], { nullable: true, description: "Only these states; all but withdrawn when absent. 状態で絞り込み" })
  statuses?: DocumentStatus[] | null;
}
