import { writeFileSync } from "node:fs";

/** A jest reporter that leaves the run's counts in the file named by KAIGO_TEST_COUNTS, when there is one. */
export default class CountReporter {
  onRunComplete(_contexts, result) {
    if (!process.env.KAIGO_TEST_COUNTS) return;
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = result;
    const counts = { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites };
    writeFileSync(process.env.KAIGO_TEST_COUNTS, JSON.stringify(counts));
  }
}
