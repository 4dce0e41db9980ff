import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { olderStyles } from './styles.ts'

const MAIN = /\/web\/main\.ts$/
const SHEET = /\s*<link rel="stylesheet"[^>]*>/
const BUILD = /<meta name="build" content="[\w-]+"/

/**
 * Makes the index page older.html, with all styles in it, and gives it the name of the build that `vite build` has just
 * made: a page that has another name than the server's loads itself again. A sheet of its own would not do: Chrome 103
 * hangs when it loads the same sheet a second time from its cache.
 */
export const olderPage = (folder: string): Plugin => ({
  name: 'older-page',
  apply: 'build',
  enforce: 'post',
  transform: {
    filter: { id: MAIN },
    order: 'pre',
    handler: (code) => ({ code: `import './older/missing'\n${code}`, map: null }),
  },
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      let styles = ''
      let page = ''
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !/\.(css|html)$/.test(name)) continue
        const text = String(file.source)
        if (name.endsWith('.css')) styles += text
        else page = text
        delete bundle[name]
      }
      if (!styles || !SHEET.test(page)) throw new Error('The older page has no sheet to take in')
      const inside = `<style>${olderStyles(styles)}</style>\n    ${buildName(folder)}`
      this.emitFile({ type: 'asset', fileName: 'older.html', source: page.replace(SHEET, () => `\n    ${inside}`) })
    },
  },
})

function buildName(folder: string): string {
  const [name] = BUILD.exec(readFileSync(join(folder, 'index.html'), 'utf8')) ?? []
  if (!name) throw new Error('Build the pages first: vite build')
  return `${name}>`
}
