import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'
import { webPlugins } from './vite.config.ts'

/** What only one database does is in files named for it; on the other they are not there, rather than skipped. */
const otherDatabase = process.env.TEST_DB === 'postgres' ? 'sqlite' : 'postgres'

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    // One more than there are cores: browser tests and those of several processes wait for seconds.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{web,e2e}.test.ts', `test/**/*.${otherDatabase}.test.ts`],
          setupFiles: ['reflect-metadata'],
          // Files of a worker share the loaded server: it keeps its state in the application, and each file starts its own.
          isolate: false,
          // Compiled sources are kept between runs by their content; `vitest --clearCache` forgets them.
          experimental: { fsModuleCache: true },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: webPlugins(),
        test: {
          name: 'web',
          environment: 'happy-dom',
          include: ['test/**/*.web.test.ts'],
          setupFiles: ['test/support/speak-on-pages.web.ts', 'test/support/icons-on-pages.web.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.test.ts'],
          setupFiles: ['reflect-metadata'],
          isolate: false,
          experimental: { fsModuleCache: true },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
