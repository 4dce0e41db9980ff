import { chapters as english } from 'virtual:guide/en'
import { chapters as chinese } from 'virtual:guide/zh-CN'
import { describe, expect, it } from 'vitest'
import { type Found, searchGuide } from '#web/features/platform/help/guide-search'

const places = (found: readonly Found[]) => found.map(({ chapter, id }) => `${chapter}#${id}`)
const hits = (found: readonly Found[]) =>
  found.flatMap(({ title, excerpt }) => [...title, ...excerpt].filter((piece) => piece.isHit).map(({ text }) => text))

describe('the search of the guide', () => {
  it('finds a part of a Chinese sentence', () => {
    const found = searchGuide(chinese, '报错了一单')

    expect(places(found)[0]).toBe('member#withdraw')
    expect(new Set(hits(found))).toEqual(new Set(['报错了一单']))
  })

  it('lists those with a hit in the title before the others', () => {
    const isInTitle = searchGuide(chinese, '撤单').map(({ title }) => title.some((piece) => piece.isHit))

    expect(isInTitle).toContain(false)
    expect(isInTitle.lastIndexOf(true)).toBe(isInTitle.indexOf(false) - 1)
  })

  it('wants every word, in any order and case', () => {
    const found = searchGuide(english, 'MINUTES withdraw')

    expect(places(found)).toContain('member#withdraw')
    expect(places(found)).not.toContain('member#join')
    expect(new Set(hits(found).map((hit) => hit.toLowerCase()))).toEqual(new Set(['minutes', 'withdraw']))
  })

  it('reads what a person reads, not the html', () => {
    expect(searchGuide(english, 'href')).toEqual([])
    expect(searchGuide(english, 'blockquote')).toEqual([])
    expect(places(searchGuide(english, 'ctrl-c ends'))).toEqual(['operator#install'])
  })

  it('takes signs as they are, and finds nothing for nothing', () => {
    expect(searchGuide(english, '(')).not.toEqual([])
    expect(searchGuide(english, '  ')).toEqual([])
    expect(searchGuide(chinese, '量子力学')).toEqual([])
  })
})
