import { join } from 'node:path'
import type { Plugin } from 'vite'
import { GUIDE_CHAPTERS } from '../shared/platform/help/guide.ts'
import { guideFile, PICTURE, PICTURES, readGuide } from './guide-chapters.ts'

const OWN = '\0virtual:guide/'

/** `virtual:guide/<language>`: the user guide of `docs/guide`, rendered, so that no reader of markdown is shipped. */
export const guide = (): Plugin => ({
  name: 'guide',
  resolveId: { filter: { id: /^virtual:guide\// }, handler: (id) => `\0${id}` },
  load: {
    filter: { id: /^\0virtual:guide\// },
    handler(id) {
      const language = id.slice(OWN.length)
      for (const chapter of GUIDE_CHAPTERS) this.addWatchFile(guideFile(language, chapter))
      return withPictures(`export const chapters = ${JSON.stringify(readGuide(language))}`)
    },
  },
})

/** Imports each picture, so that the build gives it a name of its own. */
function withPictures(code: string): string {
  const files = [...new Set([...code.matchAll(new RegExp(`${PICTURE}([\\w.-]+)`, 'g'))].map(([, file = '']) => file))]
  const imports = files.map((file, n) => `import picture${n} from ${JSON.stringify(`${join(PICTURES, file)}?url`)}\n`)
  return imports.join('') + files.reduce((text, file, n) => text.replaceAll(PICTURE + file, `"+picture${n}+"`), code)
}
