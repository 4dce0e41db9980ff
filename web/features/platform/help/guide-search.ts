import type { GuideChapter, GuideChapterId } from '#shared/platform/help/guide'

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  text: string
  isHit: boolean
}

export interface Found {
  chapter: GuideChapterId
  chapterTitle: string
  id: string
  title: Piece[]
  excerpt: Piece[]
}

const BEFORE = 24
const EXCERPT = 120

const textOf = (html: string): string => {
  const box = document.createElement('template')
  box.innerHTML = html
  return (box.content.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Sections that hold every word of `query` as part of their title or text; those with a hit in the title come first. */
export function searchGuide(chapters: readonly GuideChapter[], query: string): Found[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const found = chapters.flatMap((chapter) =>
    chapter.sections.flatMap((section) => {
      const text = textOf(section.html)
      const all = `${section.title} ${text}`.toLowerCase()
      if (!words.every((word) => all.includes(word))) return []
      const inTitle = words.filter((word) => section.title.toLowerCase().includes(word)).length
      const title = pieces(section.title, words)
      const place = { chapter: chapter.id, chapterTitle: chapter.title, id: section.id }
      return [{ ...place, inTitle, title, excerpt: pieces(around(text, words), words) }]
    }),
  )
  return found.sort((a, b) => b.inTitle - a.inTitle).map(({ inTitle: _, ...each }) => each)
}

/** The part of a text that begins shortly before its first hit. */
function around(text: string, words: readonly string[]): string {
  const hits = words.map((word) => text.toLowerCase().indexOf(word)).filter((at) => at >= 0)
  const from = Math.max(0, Math.min(...hits, text.length) - BEFORE)
  const start = hits.length === 0 ? 0 : from
  const part = text.slice(start, start + EXCERPT)
  return `${start > 0 ? '…' : ''}${part}${start + EXCERPT < text.length ? '…' : ''}`
}

function pieces(text: string, words: readonly string[]): Piece[] {
  const any = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi')
  return text
    .split(any)
    .map((part, n) => ({ text: part, isHit: n % 2 === 1 }))
    .filter(({ text: part }) => part !== '')
}
