import { describe, expect, it } from 'vitest'
import type { TeamStanding } from '#shared/ledger/standings/contract'
import type { FactOf } from '#shared/live/facts'
import { aContestView, east, totals, west } from '#test/support/a-scoreboard.web'
import { withLeadNow } from '#web/features/ledger/standings/lead-now'

describe('the lead that an overtake tells', () => {
  const contest = aContestView()
  const fact: FactOf<'lead.changed'> = { type: 'lead.changed', teamId: west, overTeamId: east, by: 2 }
  const standing = (teamId: string, points: number) => ({ teamId, whole: totals(points) }) as TeamStanding
  const by = (westPoints: number, eastPoints: number) =>
    withLeadNow(fact, contest, [standing(west, westPoints), standing(east, eastPoints)], null).by

  it('is that of the board at the moment when it is shown, not of the sale seconds before', () => {
    expect([by(12, 9), by(12, 11), by(30, 9)]).toEqual([3, 1, 21])
  })

  it('stays as it was where the other team has gone ahead meanwhile', () => {
    expect(by(12, 13)).toBe(2)
  })
})
