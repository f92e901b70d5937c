/**
 * Test runner settings: ES modules, TypeScript through swc, real PostgreSQL started once per run. Two files at a time;
 * a worker that has grown is replaced, because modules of finished files are never given back.
 */
export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  globalSetup: "<rootDir>/test/support/global-setup.mjs",
  globalTeardown: "<rootDir>/test/support/global-teardown.mjs",
  testTimeout: 120_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: "1500MB",
  reporters: ["default", "<rootDir>/scripts/lib/count-reporter.mjs"],
  modulePathIgnorePatterns: ["<rootDir>/dist/"],
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
        module: { type: "es6" },
      },
    ],
  },
};
