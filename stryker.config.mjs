import { mutatedFiles } from './test/mutation/mutated-files.mjs'

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: mutatedFiles(),
  ignorePatterns: ['dist', 'data'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // A part of the files can be run with --mutate: the results of the others are kept in the same file.
  incremental: true,
  incrementalFile: 'data/mutation.json',
  reporters: ['progress-append-only'],
  thresholds: { high: 95, low: 85, break: 85 },
}
