import { randomUUID } from "node:crypto";

const form = /^[A-Za-z0-9-]{8,64}$/;

/** The caller's request id when it has an acceptable form, otherwise a new one. */
export function toRequestId(given: string | string[] | undefined): string {
  return typeof given === "string" && form.test(given) ? given : randomUUID();
}
