import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Plugin, type Rolldown, runnerImport } from 'vite'

const WEB = join(import.meta.dirname, '../web')
const STYLES_OF_START = /\s*<link rel="stylesheet" crossorigin href="(\/assets\/[^"]+)">/
const TEXTS = /^\0virtual:first-texts\/(.+)$/

/**
 * Writes start.js and the few styles that it needs into the index page, with the names of the files that 今日 consists of:
 * on a slow line each file that is known one file later costs half a second. The styles of the app follow the placeholder
 * of the page, which so is seen before they are there.
 */
export const startAtOnce = (): Plugin => ({
  name: 'start-at-once',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { bundle = {} }) {
      const protocol = await runnerImport<{ LIVE_PROTOCOL: number }>(join(WEB, '../shared/live/protocol.ts'), {
        configFile: false,
      })
      const first = { '/': { name: 'today', protocol: protocol.module.LIVE_PROTOCOL, ...filesOfToday(bundle) } }
      const start = `window.dangxianFirst=${JSON.stringify(first)}\n${withoutComments(publicFile('start.js'))}`
      const styles = STYLES_OF_START.exec(html)
      return html
        .replace('<script src="/start.js"></script>', () => `<script>${start}</script>`)
        .replace('<link rel="stylesheet" href="/start.css" />', () => `<style>${publicFile('start.css')}</style>`)
        .replace(STYLES_OF_START, '')
        .replace('<!-- styles -->', () => styles?.[0].trim() ?? '')
    },
  },
})

const publicFile = (name: string): string => readFileSync(join(WEB, 'public', name), 'utf8')
const withoutComments = (code: string): string => code.replace(/^\s*\/\/.*\n/gm, '').replace(/^\s+/gm, '')

function filesOfToday(bundle: Rolldown.OutputBundle): { files: string[]; texts: Record<string, string[]> } {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const today = chunks.find(({ name }) => name === 'today')
  if (!today) throw new Error('No chunk has the name that vite.config.ts gives to 今日')
  const styles = [...(today.viteMetadata?.importedCss ?? [])]
  const texts: Record<string, string[]> = {}
  for (const chunk of chunks) {
    const language = TEXTS.exec(chunk.facadeModuleId ?? '')?.[1]
    if (language) texts[language] = [`/${chunk.fileName}`]
  }
  return { files: [`/${today.fileName}`, ...styles.map((file) => `/${file}`)], texts }
}
