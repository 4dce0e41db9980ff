import { defineConfig } from 'vitest/config'
import { webPlugins } from './vite.config'

/** What only one database does is in files named for it; on the other they are not there, rather than skipped. */
const otherDatabase = process.env.TEST_DB === 'postgres' ? 'sqlite' : 'postgres'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{web,e2e}.test.ts', `test/**/*.${otherDatabase}.test.ts`],
          setupFiles: ['reflect-metadata'],
          globalSetup: ['test/support/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: webPlugins(),
        test: { name: 'web', environment: 'happy-dom', include: ['test/**/*.web.test.ts'], testTimeout: 30_000 },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.test.ts'],
          setupFiles: ['reflect-metadata'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
