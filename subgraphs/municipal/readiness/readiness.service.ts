import { today } from "../../../platform/calendar/today.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import { insurerByNumber } from "../insurer/insurer.loader.js";
import type { Insurer } from "../insurer/insurer.entity.js";
import type { RecordReadinessInput } from "./readiness.input.js";
import { brokenStep, type ReadinessSteps } from "./readiness.rule.js";
import { addReadiness, lockReadiness } from "./readiness.store.js";

/** Records the own insurer's steps as a new version. Throws INPUT_INVALID for steps out of order, CONFLICT for a version that no longer stands. */
export async function recordReadiness(context: RequestContext, input: RecordReadinessInput): Promise<Insurer> {
  const insurerNumber = context.viewer.insurerNumber ?? "";
  if (!(await context.load(insurerByNumber, insurerNumber))) throw new KaigoError("NOT_FOUND");
  const steps = stepsOf(input);
  const broken = brokenStep(steps, input.schedule, today());
  if (broken) throw new KaigoError("INPUT_INVALID", { field: broken.step, rule: broken.rule });
  await context.change({
    mutation: "recordReadiness",
    input,
    insurers: [insurerNumber],
    about: [],
    async work(tx) {
      const current = await lockReadiness(tx, insurerNumber);
      if (input.version !== (current?.version ?? 0)) throw new KaigoError("CONFLICT", { given: input.version, current: current?.version ?? 0 });
      return { version: await addReadiness(tx, current, { insurerNumber, schedule: input.schedule, recordedBy: "OFFICER", ...steps }) };
    },
  });
  const insurer = await context.load(insurerByNumber, insurerNumber);
  if (!insurer) throw new KaigoError("NOT_FOUND");
  return insurer;
}

const stepsOf = (input: RecordReadinessInput): ReadinessSteps => ({
  standardisedPlanned: input.standardisedPlanned ?? null,
  standardisedOn: input.standardisedOn ?? null,
  sendReadyPlanned: input.sendReadyPlanned ?? null,
  sendReadyOn: input.sendReadyOn ?? null,
  sendingOn: input.sendingOn ?? null,
  migratedPlanned: input.migratedPlanned ?? null,
  migratedOn: input.migratedOn ?? null,
  sharingPlanned: input.sharingPlanned ?? null,
  sharingOn: input.sharingOn ?? null,
});
