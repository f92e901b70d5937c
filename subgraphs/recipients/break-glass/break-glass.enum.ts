import { registerEnumType } from "type-graphql";

/** Why a doctor opens records that nobody has opened to them. */
export enum BreakGlassReason {
  EMERGENCY_CARE = "EMERGENCY_CARE",
  DISASTER = "DISASTER",
  SYSTEM_FAILURE = "SYSTEM_FAILURE",
}

registerEnumType(BreakGlassReason, {
  name: "BreakGlassReason",
  description: "Why records are opened in an emergency. 非常時閲覧の理由",
  valuesConfig: {
    EMERGENCY_CARE: { description: "The person needs care at once and cannot be asked. 救急" },
    DISASTER: { description: "Disaster: the usual ways are cut. 災害" },
    SYSTEM_FAILURE: { description: "The usual way of signing in does not work. システム障害" },
  },
});

/** What the insurer found when it looked into an opening. */
export enum BreakGlassVerdict {
  JUSTIFIED = "JUSTIFIED",
  NOT_JUSTIFIED = "NOT_JUSTIFIED",
}

registerEnumType(BreakGlassVerdict, {
  name: "BreakGlassVerdict",
  description: "What the insurer found when it looked into it. 確認結果",
  valuesConfig: {
    JUSTIFIED: { description: "The reason held. 正当" },
    NOT_JUSTIFIED: { description: "The reason did not hold. 不当" },
  },
});
