/** Carries out one statement and sees how it goes. The text holds no values: they travel beside it. */
export type WatchStatement = <T>(text: string, send: () => Promise<T>) => Promise<T>;

/** Without somebody who watches, nothing stands between a statement and its connection. */
export const unwatched: WatchStatement = (_text, send) => send();
