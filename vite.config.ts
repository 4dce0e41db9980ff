import { createHash } from 'node:crypto'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin, type PluginOption, runnerImport } from 'vite'
import { keepAssets } from './server/platform/http/kept-assets.ts'
import { compiledTexts } from './vite/compiled-texts.ts'
import { compressedAhead } from './vite/compressed-ahead.ts'
import { firstIcons } from './vite/first-icons.ts'
import { guide } from './vite/guide.ts'
import { ownIcons } from './vite/own-icons.ts'
import { pageWorker } from './vite/page-worker.ts'
import { startAtOnce } from './vite/start-at-once.ts'
import { zodWithoutJsonSchema } from './vite/zod-without-json-schema.ts'

/** Vitest's web tests and the gallery use them too; the gallery declares no components, as it does not use all of them. */
export const webPlugins = ({ declares = true } = {}): PluginOption[] => [
  firstIcons(),
  ownIcons(),
  guide(),
  vue(),
  ui({
    root: import.meta.dirname,
    colorMode: false,
    // web/palette.css defines them; an unused colour would still be in every component's theme.
    theme: { colors: ['primary', 'secondary', 'warning', 'error'] },
    // Only the themes of components in use: half the page's weight. A new component needs a restart of the dev server.
    experimental: { componentDetection: true },
    icon: { clientBundle: { scan: { globInclude: ['web/**/*.{vue,ts}'], globExclude: ['**/*.d.ts'] } } },
    autoImport: { dts: declares && `${import.meta.dirname}/web/auto-imports.d.ts` },
    components: { dts: declares && `${import.meta.dirname}/web/components.d.ts` },
  }),
]

/** Replaces the module by its value, so that the first load has codes and statuses but no sentence of 105 refusals. */
const refusalRules = (): Plugin => ({
  name: 'refusal-rules',
  apply: 'build',
  load: {
    filter: { id: /\/errors\/refusal-rules\.ts$/ },
    async handler(id) {
      const { module } = await runnerImport<object>(id, { configFile: false })
      return Object.entries(module)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
        .join('')
    },
  },
})

/** Names the build in its own index page, so that an open page knows whether the server has another one. */
const nameBuild = (): Plugin => ({
  name: 'name-build',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const files = Object.keys(bundle).sort().join()
      const content = createHash('sha256').update(html).update(files).digest('base64url').slice(0, 12)
      return [{ tag: 'meta', attrs: { name: 'build', content }, injectTo: 'head' }]
    },
  },
})

export const pages = `${import.meta.dirname}/dist/web`

/** Pages that are open ask for the files of their own build for as long as they are not loaded again. */
const keepFilesOfBefore = (): Plugin => ({ name: 'keep-before', apply: 'build', buildStart: () => keepAssets(pages) })

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`

/** How the pages are built, for every browser; `vite.older.config.ts` builds them a second time. */
export const pagePlugins = (): PluginOption[] => [refusalRules(), compiledTexts(), zodWithoutJsonSchema(), webPlugins()]

export const pageConstants = {
  // Every component here and in the libraries is written with setup.
  __VUE_OPTIONS_API__: 'false',
  __VUE_I18N_FULL_INSTALL__: 'false',
  __VUE_I18N_LEGACY_API__: 'false',
  __INTLIFY_PROD_DEVTOOLS__: 'false',
}

export const pageChunks = [
  { name: 'start', tags: ['$initial' as const], priority: 1 },
  // One file instead of fifty: over http/1.1 each would wait for its turn.
  { name: 'today', test: /\/TodayPage\.vue$/ },
]

/** The web app; `vite.server.config.ts` builds the server. */
export default defineConfig({
  root: 'web',
  plugins: [keepFilesOfBefore(), startAtOnce(), nameBuild(), pagePlugins(), pageWorker(pages), compressedAhead(pages)],
  define: pageConstants,
  build: {
    outDir: pages,
    emptyOutDir: true,
    target: ['chrome111', 'safari16.4'],
    rolldownOptions: { output: { codeSplitting: { groups: pageChunks } } },
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: { '/api': server, '/socket.io': { target: server, ws: true } },
  },
})
