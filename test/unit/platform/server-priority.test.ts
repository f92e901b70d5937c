import { isServerOf } from "../../../platform/database/server-priority.js";

test.each([
  ["postgres: kaigo_worker kaigo 127.0.0.1(54321) idle", 54_321, true],
  ["postgres: kaigo_worker kaigo ::1(54321) SELECT", 54_321, true],
  ["postgres: kaigo_worker kaigo 127.0.0.1(54321) idle", 5_432, false],
  ["postgres: kaigo_worker kaigo 127.0.0.1(54321) idle", undefined, false],
  ["postgres: kaigo_worker kaigo [local] idle", 54_321, false],
  ["postgres: checkpointer ", 54_321, false],
  ["node postgres: kaigo_worker kaigo 127.0.0.1(54321) idle", 54_321, false],
])("%j serves port %s: %s", (title, port, is) => expect(isServerOf(title, port)).toBe(is));
