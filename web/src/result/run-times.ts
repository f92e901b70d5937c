import type { GraphQLAnswer } from "../request/fetcher.js";

const KEPT = 50;
const times = new Map<string, number>();

/** Remembers how long a request took, for the last few requests. */
export function recordTime(answer: GraphQLAnswer, milliseconds: number): void {
  const requestId = answer.extensions?.["requestId"] ?? answer.errors?.[0]?.extensions?.["requestId"];
  if (typeof requestId !== "string") return;
  times.set(requestId, milliseconds);
  if (times.size > KEPT) times.delete(times.keys().next().value!);
}

/** Milliseconds from sending to answer, if still known. */
export function timeOf(requestId: string | undefined): number | undefined {
  return requestId === undefined ? undefined : times.get(requestId);
}
