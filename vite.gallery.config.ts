import { defineConfig } from 'vite'
import { webPlugins } from './vite.config.ts'

/** The component gallery: served while components are drawn, built by `npm run check` to prove that it still fits them. */
export default defineConfig({
  root: 'test/gallery',
  plugins: webPlugins({ declares: false }),
  build: { write: false, chunkSizeWarningLimit: 2_000 },
  server: { host: '127.0.0.1', fs: { allow: [import.meta.dirname] } },
})
