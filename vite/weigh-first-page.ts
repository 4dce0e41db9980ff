import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

const ROOT = `${import.meta.dirname}/..`

/** What 今日 loads before its picture. */
export interface FirstPage {
  /** Bytes of each file, gzipped. */
  files: Record<string, number>
  /** Bytes of the source of each library or folder of ours in it, before it is made small. */
  parts: Record<string, number>
}

/** Writes what 今日 loads to `file`, where a test compares it with what it may weigh. */
export const weighFirstPage = (file: string): Plugin => ({
  name: 'weigh-first-page',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const page: FirstPage = { files: {}, parts: {} }
      for (const chunk of chunksOfToday(bundle)) {
        page.files[plainName(chunk.fileName)] = gzipSync(chunk.code, { level: 9 }).length
        for (const style of chunk.viteMetadata?.importedCss ?? [])
          page.files[plainName(style)] = weightOf(bundle[style])
        for (const [id, { renderedLength }] of Object.entries(chunk.modules))
          page.parts[partOf(id)] = (page.parts[partOf(id)] ?? 0) + renderedLength
      }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${JSON.stringify(page, null, 2)}\n`)
    },
  },
})

function chunksOfToday(bundle: Rolldown.OutputBundle): Set<Rolldown.OutputChunk> {
  const reached = new Set<Rolldown.OutputChunk>()
  const reach = (file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): void => {
    if (file?.type !== 'chunk' || reached.has(file)) return
    reached.add(file)
    for (const imported of file.imports) reach(bundle[imported])
  }
  for (const file of Object.values(bundle))
    if (file.type === 'chunk' && (file.isEntry || file.name === 'today')) reach(file)
  return reached
}

const weightOf = (file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): number =>
  file?.type === 'asset' ? gzipSync(file.source, { level: 9 }).length : 0

/** `assets/today-BlQXUPNG.js` → `today.js`. */
const plainName = (file: string): string => file.replace(/^assets\/(.*)-[\w-]{8}\.(\w+)$/, '$1.$2')

function partOf(id: string): string {
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]
  if (library) return library
  return relative(ROOT, id.replace(/^\0/, '').replace(/\?.*/, ''))
    .split('/')
    .slice(0, 3)
    .join('/')
    .replace(/^.*virtual:icon\/.*/, 'icons')
}
