import { defineConfig } from 'vitest/config'

/** The tests of rules alone, without a server, a database or a browser: what `npm run test:mutation` repeats per change. */
export default defineConfig({
  test: {
    include: [
      'test/**/*-rules.test.ts',
      'test/journal/live/boards.test.ts',
      'test/ledger/standings/{curve-sums,public-places,ranking-value}.test.ts',
    ],
    setupFiles: ['reflect-metadata'],
    isolate: false,
  },
})
