import { registerEnumType } from "type-graphql";

/** How far one office's service of one type has come in a month. */
export enum ReconciliationState {
  NOT_REPORTED = "NOT_REPORTED",
  DIFFERS = "DIFFERS",
  UNPLANNED = "UNPLANNED",
  MATCHES = "MATCHES",
}

registerEnumType(ReconciliationState, {
  name: "ReconciliationState",
  description: "Plan against results of one office and service type. 予実突合の状態",
  valuesConfig: {
    NOT_REPORTED: { description: "Planned, no results yet. 実績未報告" },
    DIFFERS: { description: "Something differs. 相違あり" },
    UNPLANNED: { description: "Results without a plan. 予定なしの実績" },
    MATCHES: { description: "Everything as planned. 一致" },
  },
});

/** How far a person's month has come. */
export enum MonthProgress {
  EMPTY = "EMPTY",
  NOT_REPORTED = "NOT_REPORTED",
  DIFFERS = "DIFFERS",
  WAITING = "WAITING",
  CONFIRMED = "CONFIRMED",
}

registerEnumType(MonthProgress, {
  name: "MonthProgress",
  description: "How far a person's month has come. 月次の進み具合",
  valuesConfig: {
    EMPTY: { description: "Neither plan nor results. 予定・実績なし" },
    NOT_REPORTED: { description: "An office has not reported yet. 実績未報告の事業所あり" },
    DIFFERS: { description: "All have reported, something differs. 相違あり" },
    WAITING: { description: "All as planned, waiting for the care manager. ケアマネジャーの確認待ち" },
    CONFIRMED: { description: "Confirmed and locked. 確定" },
  },
});

/** What became of a planned or given service. */
export enum MatchKind {
  MATCHED = "MATCHED",
  CHANGED = "CHANGED",
  MISSING = "MISSING",
  EXTRA = "EXTRA",
}

registerEnumType(MatchKind, {
  name: "MatchKind",
  description: "What became of a planned or given service. 突合の結果",
  valuesConfig: {
    MATCHED: { description: "Given as planned. 一致" },
    CHANGED: { description: "Given otherwise. 変更" },
    MISSING: { description: "Planned and not given. 未実施" },
    EXTRA: { description: "Given and not planned. 予定外" },
  },
});

/** In what a given service differs from the planned one. */
export enum ChangedItem {
  COUNT = "COUNT",
  TIME = "TIME",
  CODE = "CODE",
  OFFICE = "OFFICE",
}

registerEnumType(ChangedItem, {
  name: "ChangedItem",
  description: "In what a given service differs. 変更された項目",
  valuesConfig: {
    COUNT: { description: "Times on that day. 回数" },
    TIME: { description: "Start or end. 時刻" },
    CODE: { description: "Service code of the same type. サービスコード" },
    OFFICE: { description: "Another office came. 事業所" },
  },
});
