import { registerEnumType } from "type-graphql";

/** Where a draft stands. */
export enum DraftState {
  WRITING = "WRITING",
  SHARED = "SHARED",
  AGREED = "AGREED",
  ISSUED = "ISSUED",
  DISCARDED = "DISCARDED",
}

registerEnumType(DraftState, {
  name: "DraftState",
  description: "Where a draft stands. 原案の状態",
  valuesConfig: {
    WRITING: { description: "Being written; only the writing office sees it. 作成中" },
    SHARED: { description: "Registered for the person to look at and agree. 同意・確認用登録" },
    AGREED: { description: "Agreed by the person. 同意済" },
    ISSUED: { description: "Given out; the plan or record itself stands. 交付済" },
    DISCARDED: { description: "Given up. 破棄" },
  },
});
