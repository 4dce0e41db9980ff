import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type PluginOption } from 'vite'

/** Vitest's web tests use them too. */
export const webPlugins = (): PluginOption[] => [
  vue(),
  ui({
    root: import.meta.dirname,
    ui: { colors: { primary: 'red', neutral: 'stone' } },
    icon: { clientBundle: { scan: true } },
    autoImport: { dts: `${import.meta.dirname}/web/auto-imports.d.ts` },
    components: { dts: `${import.meta.dirname}/web/components.d.ts` },
  }),
]

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`

/** The web app; `vite.server.config.ts` builds the server. */
export default defineConfig({
  root: 'web',
  plugins: webPlugins(),
  build: { outDir: '../dist/web', emptyOutDir: true, target: ['chrome111', 'safari16.4'] },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: { '/api': server, '/socket.io': { target: server, ws: true } },
  },
})
