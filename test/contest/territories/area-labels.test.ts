import { describe, expect, it } from 'vitest'
import { labelOf, namesIn } from '#server/contest/territories/area-labels'
import { TerritoryMap } from '#server/contest/territories/territory-map'
import { territoryKey } from '#shared/contest/territories/contract'

const mapOf = (...names: string[]) =>
  new TerritoryMap(
    names.map((name) => ({
      ...{ id: name, contestId: 'c', name, key: territoryKey(name), segment: null, trade: null },
      ...{ subTrade: '', doors: null, createdAt: new Date(0) },
    })),
    [],
  )

describe('the text of what someone holds', () => {
  it('names everything that fits, and says where it goes on', () => {
    expect(labelOf([])).toBe('')
    expect(labelOf(['东街', '西街'])).toBe('东街、西街')
    const long = Array.from({ length: 12 }, (_, n) => `${n}号市场`)
    expect(labelOf(long)).toMatch(/^0号市场、1号市场、.+号市场…$/)
    expect(labelOf(long).length).toBeLessThanOrEqual(40)
    expect(labelOf(['长'.repeat(40), '东街'])).toBe(`${'长'.repeat(39)}…`)
  })

  it('is read back as the territories that it names', () => {
    expect(namesIn('东街、 西街,南关', mapOf())).toEqual({ names: ['东街', '西街', '南关'], isOpen: false })
    expect(namesIn('', mapOf())).toEqual({ names: [], isOpen: false })
    expect(namesIn('东街、西街…', mapOf())).toEqual({ names: ['东街', '西街'], isOpen: true })
  })

  it('is one name where there is a territory of it, whatever is between its parts', () => {
    expect(namesIn('东街、西街', mapOf('东街、西街')).names).toEqual(['东街、西街'])
  })
})
