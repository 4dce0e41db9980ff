import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf } from '#server/field/activities/activity-rules'
import { countedOf, MOST_BARE } from '#shared/field/activities/contract'

const ACTIVITIES = [randomUUID(), randomUUID()]
const PEOPLE = [
  { id: 'a', team: 'west' },
  { id: 'b', team: 'west' },
  { id: 'c', team: 'east' },
]

const tap = fc.record({
  person: fc.constantFrom(...PEOPLE.map(({ id }) => id)),
  activityId: fc.constantFrom(...ACTIVITIES),
  businessDate: fc.constantFrom('2015-04-09', '2015-04-10'),
  customer: fc.option(fc.constantFrom('甲', '乙', '丙')),
})

describe('the figures of activities', () => {
  it('are the same as the sum of people, of teams, and of a replay that counts one by one', () => {
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 60 }), (taps) => {
        const groups = new Map<string, typeof taps>()
        for (const each of taps) {
          const key = [each.person, each.activityId, each.businessDate].join('|')
          groups.set(key, [...(groups.get(key) ?? []), each])
        }
        const counts = [...groups].map(([key, own]) => {
          const [participantId = '', activityId = '', businessDate = ''] = key.split('|')
          const objects = new Set(own.flatMap(({ customer }) => customer ?? [])).size
          return { participantId, activityId, businessDate, objects, without: own.filter((t) => !t.customer).length }
        })
        const sumOf = (own: typeof counts) => figuresOf(own).reduce((sum, figure) => sum + countedOf(figure), 0)
        const ofPeople = PEOPLE.map(({ id }) => sumOf(counts.filter((each) => each.participantId === id)))
        const ofTeams = ['west', 'east'].map((team) =>
          sumOf(counts.filter((each) => PEOPLE.find(({ id }) => id === each.participantId)?.team === team)),
        )
        const seen = new Set<string>()
        const bare = new Map<string, number>()
        let replayed = 0
        for (const { person, activityId, businessDate, customer } of taps) {
          const day = [person, activityId, businessDate].join('|')
          if (customer === null) {
            const before = bare.get(day) ?? 0
            bare.set(day, before + 1)
            if (before < MOST_BARE) replayed++
          } else if (!seen.has(`${day}|${customer}`)) {
            seen.add(`${day}|${customer}`)
            replayed++
          }
        }
        const total = (figures: number[]) => figures.reduce((sum, each) => sum + each, 0)

        expect([total(ofPeople), total(ofTeams), sumOf(counts)]).toEqual([replayed, replayed, replayed])
      }),
    )
  })
})
