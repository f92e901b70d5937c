import { registerEnumType } from "type-graphql";

/** Whether a usage table holds. Stored by name. */
export enum UsageTableState {
  IN_FORCE = "IN_FORCE",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(UsageTableState, {
  name: "UsageTableState",
  description: "Whether a usage table holds. 利用票の状態",
  valuesConfig: {
    IN_FORCE: { description: "It holds. 有効" },
    WITHDRAWN: { description: "Every receiver was told to delete it. 取消" },
  },
});
