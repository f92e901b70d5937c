import { registerEnumType } from "type-graphql";

/** Where a master's row comes from. */
export enum MasterBasis {
  SOURCED = "SOURCED",
  CONFIGURED = "CONFIGURED",
}

registerEnumType(MasterBasis, {
  name: "MasterBasis",
  description: "Where a master's row comes from. マスタの根拠",
  valuesConfig: {
    SOURCED: { description: "An official paper says so. 告示等に基づく" },
    CONFIGURED: { description: "No published rule: the operator's choice. 運用者の設定" },
  },
});

/** What a service code is counted by. */
export enum CountedPer {
  TIME = "TIME",
  DAY = "DAY",
  WEEK = "WEEK",
  MONTH = "MONTH",
}

registerEnumType(CountedPer, {
  name: "CountedPer",
  description: "What a service code is counted by. 算定単位",
  valuesConfig: {
    TIME: { description: "Each time. 1回につき" },
    DAY: { description: "Each day. 1日につき" },
    WEEK: { description: "Each week. 1週につき" },
    MONTH: { description: "Once a month. 1月につき" },
  },
});

/** Percentage add-ons, by what they are worked out on. */
export enum AddOnKind {
  AREA = "AREA",
  TREATMENT = "TREATMENT",
}

registerEnumType(AddOnKind, {
  name: "AddOnKind",
  description: "Percentage add-ons, by what they are worked out on. 率加算の種類",
  valuesConfig: {
    AREA: { description: "Add-ons for places such as 特別地域: on the services. 特別地域加算など" },
    TREATMENT: { description: "Add-ons for the staff's pay: on services and area add-ons. 介護職員等処遇改善加算" },
  },
});
