/** How notices to webhooks are sent. */
export interface NoticeSettings {
  /** Plain http and addresses of the own machine or network may be named; in production they may not. */
  readonly openToLocal: boolean;
  /** Webhooks of one office. */
  readonly mostWebhooks: number;
  /** Attempts after which a notice is set aside. */
  readonly maxNoticeAttempts: number;
  /** Pause before the second attempt; it doubles with every further one up to an hour. Milliseconds. */
  readonly firstNoticePause: number;
  /** Longest wait for an answer. Milliseconds. */
  readonly noticeTimeout: number;
}

export const defaultNoticeSettings: NoticeSettings = { openToLocal: false, mostWebhooks: 5, maxNoticeAttempts: 10, firstNoticePause: 5_000, noticeTimeout: 10_000 };
