import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GUIDE_CHAPTERS, type GuideChapter } from '#shared/platform/help/guide'
import { guideFile, PICTURES, readGuide } from '../../../vite/guide-chapters'

const LANGUAGES = ['zh-CN', 'en'] as const
const guides = { 'zh-CN': readGuide('zh-CN'), en: readGuide('en') }

const anchorsOf = (chapters: readonly GuideChapter[]): string[] =>
  chapters.flatMap(({ id, sections }) => sections.map((section) => `${id}#${section.id}`))
const allHtml = (chapters: readonly GuideChapter[]): string =>
  chapters.flatMap(({ html, sections }) => [html, ...sections.map((section) => section.html)]).join('')
const matchesOf = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

describe('the user guide', () => {
  it('has the same chapters and sections, in the same order, in both languages', () => {
    expect(anchorsOf(guides.en)).toEqual(anchorsOf(guides['zh-CN']))
    expect(readdirSync('docs/guide/en').sort()).toEqual(GUIDE_CHAPTERS.map((id) => `${id}.md`).sort())
    expect(readdirSync('docs/guide/zh-CN').sort()).toEqual(readdirSync('docs/guide/en').sort())
  })

  it.each(LANGUAGES)('in %s gives each section an anchor of its own within its chapter', (language) => {
    const anchors = anchorsOf(guides[language])

    expect(anchors.length).toBeGreaterThan(100)
    expect(anchors.filter((anchor, n) => anchors.indexOf(anchor) !== n)).toEqual([])
    for (const id of GUIDE_CHAPTERS) {
      const heads = matchesOf(/^## (.+)$/gm, readFileSync(guideFile(language, id), 'utf8'))
      expect(heads.filter((head) => !/^<a id="[\w-]+"><\/a>\S/.test(head))).toEqual([])
    }
  })

  it.each(LANGUAGES)('in %s links to sections and pictures that exist', (language) => {
    const html = allHtml(guides[language])
    const places = new Set([...anchorsOf(guides[language]), ...GUIDE_CHAPTERS].map((place) => `/help/${place}`))

    const links = matchesOf(/href="([^"]*)"/g, html)
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter((link) => !places.has(link))).toEqual([])
    expect(html).not.toMatch(/\]\(|&lt;a id=/)
  })

  it('has small pictures, and only those that it shows', () => {
    const shown = new Set(matchesOf(/src="@picture\/([\w.-]+)"/g, allHtml(guides['zh-CN']) + allHtml(guides.en)))

    expect(readdirSync(PICTURES).sort()).toEqual([...shown].sort())
    for (const file of shown) expect(statSync(`${PICTURES}/${file}`).size, file).toBeLessThanOrEqual(60 * 1024)
  })
})
