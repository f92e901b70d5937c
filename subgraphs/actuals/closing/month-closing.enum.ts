import { registerEnumType } from "type-graphql";

/** Whether a month is locked. */
export enum ClosingState {
  CONFIRMED = "CONFIRMED",
  REOPENED = "REOPENED",
}

registerEnumType(ClosingState, {
  name: "ClosingState",
  description: "Whether a month is locked. 月次確定の状態",
  valuesConfig: {
    CONFIRMED: { description: "Confirmed by the care manager; the month is locked. 確定" },
    REOPENED: { description: "Open again, with a reason. 再開" },
  },
});
