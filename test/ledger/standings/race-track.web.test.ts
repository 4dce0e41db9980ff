import { describe, expect, it } from 'vitest'
import { aTeam, manyTeams } from '#test/gallery/scenes'
import {
  areFlagsCrowded,
  closeUp,
  frontGap,
  niceStep,
  pacerValue,
  placeOn,
  raceForm,
  reached,
  sharedPacer,
  sharedPost,
  ticksOn,
  trackScale,
} from '#web/features/ledger/standings/race/race-track'

const placesOf = (teams: ReturnType<typeof manyTeams>) => {
  const scale = trackScale(teams)
  return teams.map((team) => placeOn(scale, team.value))
}

describe('the race track', () => {
  it('starts at zero and goes on past the furthest post', () => {
    const scale = trackScale([aTeam(0, 142), aTeam(1, 118)])

    expect(scale.from).toBe(0)
    expect(scale.to).toBeGreaterThan(200)
    expect(scale.to).toBeLessThan(220)
  })

  it('goes on past a leader who has left every post behind', () => {
    const [place] = placesOf([aTeam(0, 420), aTeam(1, 118)])

    expect(place).toBeGreaterThan(0.9)
    expect(place).toBeLessThan(1)
  })

  it('puts the horses in the order and the proportion of their values, with and without goals', () => {
    for (const goals of [{}, { target: null, challenge: null }]) {
      const [first = 0, second = 0] = placesOf([aTeam(0, 142, goals), aTeam(1, 71, goals)])

      expect(first).toBeCloseTo(second * 2)
    }
  })

  it('puts everyone on the start line before the first sale', () => {
    expect(placesOf([aTeam(0, 0), aTeam(1, 0)])).toEqual([0, 0])
  })

  it('reaches below zero when cancellations took a team there', () => {
    const [below] = placesOf([aTeam(0, -3), aTeam(1, 20)])

    expect(below).toBe(0)
  })

  it('lets the pacer run at the share of the target that the schedule has come to', () => {
    expect(pacerValue(aTeam(0, 142), 0.5)).toBe(80)
    expect(pacerValue(aTeam(0, 142, { target: null }), 0.5)).toBeNull()
    expect(pacerValue(aTeam(0, 142), null)).toBeNull()
    expect(pacerValue(aTeam(0, 142), 1.4)).toBe(160)
  })

  it('flags the schedule once, if all lanes share it and the flag keeps clear of the target', () => {
    const flagAt = (pace: number | null, ...teams: ReturnType<typeof aTeam>[]) =>
      sharedPacer(teams, pace, trackScale(teams), 'tv', 'duel')

    expect(flagAt(0.5, aTeam(0, 142), aTeam(1, 118))).toBe(80)
    expect(flagAt(0.5, aTeam(0, 142), aTeam(1, 118, { target: 90 }))).toBeNull()
    expect(flagAt(0.8, aTeam(0, 142), aTeam(1, 118))).toBeNull()
    expect(flagAt(null, aTeam(0, 142), aTeam(1, 118))).toBeNull()
  })

  it('writes round figures at its ticks', () => {
    expect(ticksOn({ from: 0, to: 212, step: 50 })).toEqual([0, 50, 100, 150, 200])
    expect([niceStep(212, 5), niceStep(3, 8), niceStep(1_000_000, 5)]).toEqual([50, 1, 200_000])
  })

  it('says which posts are behind a horse, and nothing of goals that were not set', () => {
    expect(reached(aTeam(0, 160))).toBe('target')
    expect(reached(aTeam(0, 200))).toBe('challenge')
    expect(reached(aTeam(0, 159))).toBe('none')
    expect(reached(aTeam(0, 10, { target: null, challenge: null }))).toBe('none')
  })

  it('names a post once where all lanes share it', () => {
    expect(sharedPost(manyTeams(5), 'target')).toBe(160)
    expect(sharedPost([aTeam(0, 1), aTeam(1, 1, { target: 150 })], 'target')).toBeNull()
  })

  it('knows when two flags would cover each other', () => {
    const scale = trackScale([aTeam(0, 10)])

    expect(areFlagsCrowded({ target: 195, challenge: 200 }, scale, 'tv', 'duel')).toBe(true)
    expect(areFlagsCrowded({ target: 100, challenge: 200 }, scale, 'phone', 'slim')).toBe(false)
    expect(areFlagsCrowded({ target: 150, challenge: 200 }, scale, 'tv', 'slim')).toBe(false)
    expect(areFlagsCrowded({ target: 150, challenge: 200 }, scale, 'upright', 'slim')).toBe(true)
  })

  it('chooses its form by the number of teams', () => {
    expect([2, 3, 6, 7, 12].map(raceForm)).toEqual(['duel', 'full', 'full', 'slim', 'slim'])
  })
})

describe('the gap at the front', () => {
  const gapOf = (teams: ReturnType<typeof manyTeams>, overtakerId?: string) =>
    frontGap(teams, trackScale(teams), overtakerId)

  it('is told by its size', () => {
    expect(gapOf([aTeam(0, 300), aTeam(1, 298)])).toMatchObject({ kind: 'close', leaderId: 'team-0', by: 2 })
    expect(gapOf([aTeam(0, 118), aTeam(1, 142)])).toMatchObject({ kind: 'ahead', leaderId: 'team-1', by: 24 })
    expect(gapOf([aTeam(0, 420), aTeam(1, 118)])).toMatchObject({ kind: 'runaway', by: 302 })
    expect(gapOf([aTeam(0, 5)])).toMatchObject({ kind: 'alone' })
    expect(gapOf([])).toBeNull()
  })

  it('names everyone who is level, the first to get there in front', () => {
    const gap = gapOf([aTeam(0, 88, { reachedSeq: 9 }), aTeam(1, 88, { reachedSeq: 4 }), aTeam(2, 3)])

    expect(gap).toMatchObject({ kind: 'level', leaderId: 'team-1', leaderIds: ['team-1', 'team-0'], by: 0 })
  })

  it('calls no teams level before the first sale', () => {
    expect(gapOf([aTeam(0, 0), aTeam(1, 0)])?.kind).toBe('ready')
  })

  it('tells an overtaking of the team that made it, and of no other', () => {
    expect(gapOf([aTeam(0, 300), aTeam(1, 298)], 'team-0')?.kind).toBe('overtaken')
    expect(gapOf([aTeam(0, 300), aTeam(1, 298)], 'team-1')?.kind).toBe('close')
  })
})

describe('the close-up', () => {
  const lensOf = (teams: ReturnType<typeof manyTeams>) => closeUp(teams, trackScale(teams))

  it('opens for a gap that cannot be seen, and shows it at a scale it states', () => {
    const teams = [aTeam(0, 300), aTeam(1, 298)]
    const lens = lensOf(teams)!
    const apart = placeOn(lens, 300) - placeOn(lens, 298)

    expect(apart).toBeGreaterThan(0.25)
    expect(placeOn(lens, 300)).toBeLessThan(1)
    expect(placeOn(lens, 298)).toBeGreaterThan(0)
    expect(lens.step).toBe(1)
    const scale = trackScale(teams)
    expect(lens.zoom).toBeCloseTo((scale.to - scale.from) / (lens.to - lens.from))
  })

  it('shows a tie as a tie', () => {
    const lens = lensOf([aTeam(0, 88), aTeam(1, 88)])

    expect(lens?.teamIds).toEqual(['team-0', 'team-1'])
  })

  it('keeps the drawn order and takes in all others who are as close', () => {
    const teams = [aTeam(0, 12), aTeam(1, 298), aTeam(2, 300), aTeam(3, 299)]

    expect(lensOf(teams)?.teamIds).toEqual(['team-1', 'team-2', 'team-3'])
  })

  it('stays shut for a gap that can be seen, before the first sale, and for one team', () => {
    expect(lensOf([aTeam(0, 142), aTeam(1, 118)])).toBeNull()
    expect(lensOf([aTeam(0, 0), aTeam(1, 0)])).toBeNull()
    expect(lensOf([aTeam(0, 9)])).toBeNull()
  })
})
