import { defineConfig } from 'vite'

/** The programs that run under Node: the server, the command line and the demo. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'server/main.ts',
        cli: 'server/cli/main.ts',
        'backup-worker': 'server/workers/backup-worker.ts',
        'import-worker': 'server/ledger/imports/worker.ts',
        demo: 'server/demo/main.ts',
      },
      output: { keepNames: true },
    },
  },
})
