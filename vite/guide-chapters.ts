import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import markdownIt from 'markdown-it'
import {
  GUIDE_CHAPTERS,
  type GuideChapter,
  type GuideChapterId,
  type GuideSection,
} from '../shared/platform/help/guide.ts'
import { webpSize } from './webp-size.ts'

const GUIDE = join(import.meta.dirname, '../docs/guide')
export const PICTURES = join(GUIDE, 'pictures')
/** What stands for the folder of pictures in the html, until the build knows the address of each. */
export const PICTURE = '@picture/'

const TITLE = /^# (.+)\n/
const SECTION = /^## <a id="([\w-]+)"><\/a>(.+)$/gm
/** A section of this chapter, another chapter, or a section of it. */
const LINK = /^(?:([\w-]+)\.md)?(#[\w-]+)?$/

export const guideFile = (language: string, chapter: string): string => join(GUIDE, language, `${chapter}.md`)

/** The guide in one language, its markdown as html; our own files, so that nothing in them is distrusted. */
export const readGuide = (language: string): GuideChapter[] =>
  GUIDE_CHAPTERS.map((id) => chapterOf(id, readFileSync(guideFile(language, id), 'utf8')))

function chapterOf(id: GuideChapterId, text: string): GuideChapter {
  const title = TITLE.exec(text)?.[1]
  if (!title) throw new Error(`The chapter ${id} begins without a title`)
  const heads = [...text.matchAll(SECTION)]
  const sections = heads.map((head, n): GuideSection => {
    const [whole, anchor = '', name = ''] = head
    return { id: anchor, title: name, html: html(text.slice(head.index + whole.length, heads[n + 1]?.index), id) }
  })
  return { id, title, html: html(text.slice(title.length + 2, heads[0]?.index), id), sections }
}

const markdown = markdownIt({ linkify: false })
const html = (text: string, chapter: GuideChapterId): string => markdown.render(text.trim(), { chapter })

markdown.renderer.rules.link_open = (tokens, at, options, env, self) => {
  const token = tokens[at]
  const link = LINK.exec(String(token?.attrGet('href')))
  if (link) token?.attrSet('href', `/help/${link[1] ?? env?.chapter}${link[2] ?? ''}`)
  return self.renderToken(tokens, at, options)
}
const plainFence = markdown.renderer.rules.fence
markdown.renderer.rules.fence = (...rule) => plainFence?.(...rule).replace('<pre>', '<pre tabindex="0">') ?? ''
markdown.renderer.rules.image = (tokens, at) => {
  const token = tokens[at]
  const file = basename(String(token?.attrGet('src')))
  const { width, height } = webpSize(readFileSync(join(PICTURES, file)))
  const alt = markdown.utils.escapeHtml(token?.content ?? '')
  const shape = width < height ? 'tall' : 'wide'
  return `<img class="${shape}" src="${PICTURE}${file}" alt="${alt}" width="${width}" height="${height}" loading="lazy">`
}
// A wide table or command scrolls by itself, not the page, and by keyboard too.
markdown.renderer.rules.table_open = () => '<div class="wide-table" tabindex="0"><table>\n'
markdown.renderer.rules.table_close = () => '</table></div>\n'
