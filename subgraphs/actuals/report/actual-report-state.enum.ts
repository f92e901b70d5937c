import { registerEnumType } from "type-graphql";

/** Whether a report holds. Stored by name. */
export enum ActualReportState {
  IN_FORCE = "IN_FORCE",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(ActualReportState, {
  name: "ActualReportState",
  description: "Whether a report of results holds. 実績の状態",
  valuesConfig: {
    IN_FORCE: { description: "It holds. 有効" },
    WITHDRAWN: { description: "It was taken back. 取消" },
  },
});
