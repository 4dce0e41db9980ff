import { defineConfig } from 'vitest/config'

/** `npm run screenshots`: pictures of every page, outside the tests because they take minutes. */
export default defineConfig({
  test: {
    root: new URL('../../..', import.meta.url).pathname,
    include: ['test/screenshots/all/*.shots.ts'],
    setupFiles: ['reflect-metadata'],
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
  },
})
