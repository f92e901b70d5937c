import { registerEnumType } from "type-graphql";

/** Levels that somebody above them gives. */
export enum AssignedLevel {
  ADMINISTRATOR = "ADMINISTRATOR",
  GENERAL = "GENERAL",
}

registerEnumType(AssignedLevel, {
  name: "StaffLevel",
  description: "Who looks after whose accounts. 利用者区分",
  valuesConfig: {
    ADMINISTRATOR: { description: "Looks after general accounts. 管理者ユーザ" },
    GENERAL: { description: "Looks after nobody's. 一般ユーザ" },
  },
});
