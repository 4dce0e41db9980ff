import { defineConfig } from 'vitest/config'

/** `npm run screenshots`: pictures of every page and every scene of the wall, outside the tests because they take hours. */
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
