import { expect, it } from 'vitest'
import { inContest } from '#test/ledger/deals/reversals'
import { useApp, useContest } from '#test/support/fixtures'
import { faultsOf, plansDuring } from '#test/support/plans'
import { expectStatus } from '#test/support/test-app'

const { app } = useApp({ at: '2015-04-10T10:00:00+08:00' })
const its = useContest({ per: 'file', perTeam: 2 })

it.each(['ledger', 'daily-teams', 'daily-members', 'members', 'territories'])(
  '%s is exported by numbers or by days',
  async (kind) => {
    const { contest, west, east } = its
    const room = inContest(contest)
    await room.record(west)
    expectStatus(await room.withdraw((await room.record(east)).id), 204)
    expectStatus(await room.cancel((await room.record(east)).id), 204)

    const plans = await plansDuring(app, async () => {
      const file = `/contests/${contest.id}/exports/${kind}/csv?from=2015-04-01&to=2015-06-30`
      expect((await contest.director.download(file)).bytes.length).toBeGreaterThan(100)
    })

    expect(plans.some(({ sql }) => /(?:from|join) (?:ledger_entry|standing)/.test(sql))).toBe(true)
    expect(faultsOf(plans)).toEqual([])
  },
)
