import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Plugin, type Rolldown, runnerImport } from 'vite'

const WEB = join(import.meta.dirname, '../web')
const TEXTS = /\/i18n\/messages\.(.+)\.ts$/

/** What start.js asks of a browser. */
const CHECK = /var isNewEnough =\n[^\n]+\n[^\n]+\n/
/** Cascade layers, of Chrome 99: all that the older pages need and that their older.ts cannot add. */
const OLDER_CHECK = "var isNewEnough = 'CSSLayerBlockRule' in window\n"

/**
 * Writes start.js into the index page, with the names of the files that 今日 consists of: on a slow line each file that is
 * known one file later costs half a second.
 */
export const startAtOnce = ({ isOlder = false } = {}): Plugin => ({
  name: 'start-at-once',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { bundle = {} }) {
      const protocol = await runnerImport<{ LIVE_PROTOCOL: number }>(join(WEB, '../shared/live/protocol.ts'), {
        configFile: false,
      })
      const first = { '/': { protocol: protocol.module.LIVE_PROTOCOL, ...filesOfToday(bundle) } }
      const start = startScript(isOlder)
      const script = `<script>window.dangxianFirst=${JSON.stringify(first)}\n${start}</script>`
      return html.replace('<script src="/start.js"></script>', () => script)
    },
  },
})

function startScript(isOlder: boolean): string {
  const script = withoutComments(readFileSync(join(WEB, 'public/start.js'), 'utf8'))
  if (!CHECK.test(script)) throw new Error('start.js does not judge the browser where it did')
  return isOlder ? script.replace(CHECK, OLDER_CHECK) : script
}

const withoutComments = (code: string): string => code.replace(/^\s*\/\/.*\n/gm, '').replace(/^\s+/gm, '')

function filesOfToday(bundle: Rolldown.OutputBundle): { files: string[]; texts: Record<string, string[]> } {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const today = chunks.find(({ name }) => name === 'today')
  if (!today) throw new Error('No chunk has the name that vite.config.ts gives to 今日')
  const styles = [...(today.viteMetadata?.importedCss ?? [])]
  const texts: Record<string, string[]> = {}
  for (const chunk of chunks) {
    const language = TEXTS.exec(chunk.facadeModuleId ?? '')?.[1]
    if (language) texts[language] = [chunk.fileName, ...chunk.imports].map((file) => `/${file}`)
  }
  return { files: [`/${today.fileName}`, ...styles.map((file) => `/${file}`)], texts }
}
