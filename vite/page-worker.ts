import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

const SOURCE = join(import.meta.dirname, '../web/worker/worker.ts')
/** The pages of a phone’s bar, those that 今日 leads to, what it shows a moment later, and what every page may need. */
const KEPT = new RegExp(
  [
    '/(RecordPage|PledgePage|OwnDealsPage|ScoreboardPage|PlaybookPage|MePage|UnreachablePage)\\.vue$',
    '/i18n/(messages|pages)\\.',
    'nuxt-ui-icons$',
    '/error-texts\\.ts$',
    '/socket\\.io-client/',
    '/(CelebrationBanner|Avatar|LikeButton|OwnCards|LackingNumbers)\\.vue$',
    '/keep-picture\\.ts$',
  ].join('|'),
)

/** What sells and what promises, with all that they load later. */
const KEPT_WHOLE = /\/(RecordPage|PledgePage)\.vue$/

interface KeptFile {
  url: string
  /** Null where the name changes with the content. */
  revision: string | null
}

/** Builds the worker that keeps the phone's pages for a time without a signal, with the names of their files in it. */
export const pageWorker = (folder: string): Plugin => ({
  name: 'page-worker',
  apply: 'build',
  writeBundle: {
    sequential: true,
    order: 'post',
    async handler(_, bundle) {
      const files = [...filesOfPhone(bundle)].sort().map((name): KeptFile => ({ url: `/${name}`, revision: null }))
      const named = ['index.html', 'icon.svg'].map(
        (name): KeptFile => ({ url: `/${name}`, revision: hashOf(join(folder, name)) }),
      )
      await writeFile(join(folder, 'worker.js'), await codeOf([...named, ...files]))
    },
  },
})

const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 12)

async function codeOf(files: readonly KeptFile[]): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { FILES: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      modulePreload: false,
      target: ['chrome111', 'safari16.4'],
      rolldownOptions: { input: SOURCE, output: { format: 'iife', entryFileNames: 'worker.js' } },
    },
  })
  const [output] = [built].flat().flatMap((each) => ('output' in each ? each.output : []))
  if (output?.type !== 'chunk') throw new Error('The worker was built into no file')
  return output.code
}

/** The entry, 今日 and the kept pages, with what they import. */
function filesOfPhone(bundle: Rolldown.OutputBundle): Set<string> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const files = new Set<string>()
  const add = (name: string): void => {
    const chunk = byName.get(name)
    if (!chunk || files.has(name)) return
    files.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const imported of chunk.imports) add(imported)
  }
  for (const chunk of chunks) {
    const holds = (modules: RegExp) => chunk.moduleIds.some((id) => modules.test(id.split('?')[0] ?? ''))
    if (chunk.isEntry || chunk.name === 'today' || holds(KEPT)) add(chunk.fileName)
    if (holds(KEPT_WHOLE)) for (const later of chunk.dynamicImports) add(later)
  }
  if (![...files].some((name) => basename(name).startsWith('RecordPage-'))) throw new Error('报单 is in no kept chunk')
  return files
}
