import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { examineContract } from "./examine-contract.js";
import { examineDatabase } from "./examine-database.js";
import { examineIdentity } from "./examine-identity.js";
import { examineMachine } from "./examine-machine.js";
import { examineProgram } from "./examine-program.js";
import { examineSettings } from "./examine-settings.js";
import { wrong, type Finding } from "./finding.js";
import type { Examination, Patient } from "./patient.js";

const examinations: Readonly<Record<string, Examination>> = {
  program: examineProgram,
  settings: examineSettings,
  machine: examineMachine,
  identity: examineIdentity,
  contract: examineContract,
  database: examineDatabase,
};

/** Examines everything, one side after the other, telling each side's findings as they come. One that fails hides no other. */
export async function examine(patient: Patient, tell: (findings: readonly Finding[]) => void = () => undefined): Promise<Finding[]> {
  const all: Finding[] = [];
  for (const [name, examination] of Object.entries(examinations)) {
    const findings = await Promise.resolve(patient).then(examination).catch((error: unknown) => [unexamined(name, error)]);
    tell(findings);
    all.push(...findings);
  }
  return all;
}

function unexamined(name: string, error: unknown): Finding {
  const reason = error instanceof KaigoError ? error.code : error instanceof Error ? error.message.split("\n")[0] : String(error);
  return wrong(name, [`This could not be examined (${reason}).`, `確認できませんでした（${reason}）。`], ["Repair what stands above and run kaigo doctor again.", "上の問題を直してから、もう一度 kaigo doctor を実行してください。"]);
}
