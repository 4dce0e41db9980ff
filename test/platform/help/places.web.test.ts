import { chapters } from 'virtual:guide/zh-CN'
import { describe, expect, it } from 'vitest'
import type { RouteRecordRaw } from 'vue-router'
import { REFUSAL_RULES } from '#shared/platform/errors/refusal-rules'
import { PAGE_PLACES, placeOf } from '#web/features/platform/help/places'
import { REFUSAL_PLACES } from '#web/ui/refusal-places'

const features = import.meta.glob<RouteRecordRaw[]>(
  ['../../../web/features/*/*/*routes.ts', '../../../web/app/*/routes.ts'],
  { eager: true, import: 'routes' },
)
const namesOf = (routes: readonly RouteRecordRaw[]): string[] =>
  routes.flatMap(({ name, children = [] }) => [...(name ? [String(name)] : []), ...namesOf(children)])
const pages = [...namesOf(Object.values(features).flat()), 'not-found']
const anchors = new Set(chapters.flatMap(({ id, sections }) => sections.map((section) => `${id}#${section.id}`)))

describe('each page', () => {
  it.each(pages)('%s has its place in the guide', (page) => {
    expect(placeOf({ page }, 'member')).toMatch(/^\/help\/\w+#/)
  })

  it('has one only while it exists', () => {
    expect(Object.keys(PAGE_PLACES).filter((page) => !pages.includes(page))).toEqual([])
  })
})

describe('the places of pages and refusals', () => {
  const all = [...Object.values(PAGE_PLACES), ...Object.values(REFUSAL_PLACES)]

  it('are known for each refusal but those of a field', () => {
    const ofAField = ['invalid_input', 'unreadable_text']

    expect(
      Object.keys(REFUSAL_RULES)
        .filter((code) => !(code in REFUSAL_PLACES))
        .sort(),
    ).toEqual(ofAField)
  })

  it('are sections that exist', () => {
    const places = all.flatMap((place) => (typeof place === 'string' ? [place] : Object.values(place)))

    expect(places.filter((place) => !anchors.has(place))).toEqual([])
  })

  it('are for refusals that exist', () => {
    const known = [...Object.keys(REFUSAL_RULES), 'offline', 'unreadable']

    expect(Object.keys(REFUSAL_PLACES).filter((code) => !known.includes(code))).toEqual([])
  })

  it('depend on who reads, where the page does', () => {
    expect(placeOf({ page: 'today' }, 'member')).toBe('/help/member#today')
    expect(placeOf({ page: 'today' }, 'director')).toBe('/help/director#today')
    expect(placeOf({ refusal: 'number_required' }, 'clerk')).toBe('/help/refusals#number')
    expect(placeOf({ page: 'no-such-page' }, 'member')).toBeUndefined()
  })
})
