import { registerEnumType } from "type-graphql";

/** Where a plan stands. Stored by name. */
export enum DocumentStatus {
  DRAFT = "DRAFT",
  AGREED = "AGREED",
  IN_FORCE = "IN_FORCE",
  SUPERSEDED = "SUPERSEDED",
  ENDED = "ENDED",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(DocumentStatus, {
  name: "DocumentStatus",
  description: "Where a plan or record stands. 計画・記録の状態",
  valuesConfig: {
    DRAFT: { description: "Being written; only the writing office sees it. 作成中" },
    AGREED: { description: "Agreed by the person, not yet in force. 同意済" },
    IN_FORCE: { description: "The newest of its office. 有効" },
    SUPERSEDED: { description: "Replaced by one with a later date of the same office. 旧計画" },
    ENDED: { description: "Ended without a successor. 終了" },
    WITHDRAWN: { description: "Withdrawn by its office from everyone it was sent to. 削除" },
  },
});

/** What lists show when nobody asks otherwise: everything that was not taken back. */
export const shownByDefault: readonly DocumentStatus[] = Object.values(DocumentStatus).filter((status) => status !== DocumentStatus.WITHDRAWN);
