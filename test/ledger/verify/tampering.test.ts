import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '#server/ledger/verify/verify'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import type { DisputeView } from '#shared/ledger/disputes/contract'
import { inContest } from '#test/ledger/deals/reversals'
import { type AContest, aContest, aDraft, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { onPostgres } from '#test/support/database'
import { TestApp } from '#test/support/test-app'
import { TestClock } from '#test/support/test-clock'

const GUARDED = ['ledger_entry', 'deal', 'withdrawal', 'cancellation', 'reassignment', 'live_event']
const NUMBER = { reference: '18605370001' }

/** A change made directly in the tables, how to undo it, and what `verify` reports. */
interface Tampering {
  change: string
  mend: string
  finds: RegExp
}

describe('the ledger after its tables were changed directly', () => {
  const clock = new TestClock('2015-04-10T10:00:00+08:00')
  let app: TestApp
  let director: Client
  let contest: AContest
  let ids: Record<
    | 'joint'
    | 'withdrawn'
    | 'cancelled'
    | 'moved'
    | 'waiting'
    | 'activated'
    | 'never'
    | 'plain'
    | 'ruled'
    | 'open'
    | 'clash',
    string
  >
  beforeAll(async () => {
    app = await TestApp.start({ clock })
    director = await app.setUp()
    await live()
    for (const table of GUARDED) await unguard(table)
    await run('drop index ledger_entry_reversed_once')
  })
  afterAll(() => app.stop())

  /** A contest in which everything has happened that can happen to a deal. */
  async function live(): Promise<void> {
    const draft = aDraft()
    const metrics = draft.metrics.map((metric) =>
      metric.name === '宽带' ? { ...metric, countsWhen: 'activated' as const } : metric,
    )
    const goals = draft.goals.map((goal) => ({ ...goal, target: 5, challenge: 500 }))
    contest = await aContest(app, director, { draft: { ...draft, metrics, goals }, perTeam: 2 })
    const [west, mate] = contest.members.filter(({ teamId }) => teamId === contest.west) as [Member, Member]
    const east = contest.members.find(({ teamId }) => teamId === contest.east) as Member
    const act = inContest(contest)
    const g3 = (quantity: number) => ({ items: [{ metricId: contest.g3, quantity }] })
    const broadband = { items: [{ metricId: contest.broadband, quantity: 1 }] }
    const joint = await act.record(west, { ...g3(3), helperId: mate.participantId })
    const plain = await act.record(west, g3(3))
    const [withdrawn, cancelled, moved] = [await act.record(west), await act.record(east), await act.record(east)]
    await act.withdraw(withdrawn.id)
    await act.cancel(cancelled.id)
    await act.reassign(moved.id, mate)
    const [waiting, activated, never] = [
      await act.record(west, broadband),
      await act.record(west, broadband),
      await act.record(west, broadband),
    ]
    await act.activate(activated.id)
    await act.cancel(never.id, { reason: '未激活' })
    const disputes = `/contests/${contest.id}/disputes`
    await act.record(west, NUMBER)
    const second: RecordedDeal = await act.record(east, NUMBER)
    const [clash] = (await director.get<DisputeView[]>(disputes)).body
    await director.post(`${disputes}/${clash?.id}/ruling`, {
      outcome: 'taken_back',
      dealId: second.id,
      reason: '先到为准',
    })
    const open = await east.client.post<DisputeView>(disputes, { dealId: plain.id, sentence: '我在跟' })
    await act.record(east, NUMBER)
    const [other] = (await director.get<DisputeView[]>(`${disputes}?openOnly=true`)).body.filter(
      (each) => each.kind === 'collision',
    )
    ids = {
      joint: joint.id,
      plain: plain.id,
      withdrawn: withdrawn.id,
      cancelled: cancelled.id,
      moved: moved.id,
      waiting: waiting.id,
      activated: activated.id,
      never: never.id,
      ruled: clash?.id ?? '',
      open: open.body.id,
      clash: other?.id ?? '',
    }
  }

  const run = (sql: string) => {
    const uow = app.get(UnitOfWork)
    return uow.writeAsSystem(() => uow.manager.query(sql))
  }
  const unguard = async (table: string) => {
    if (onPostgres) return run(`alter table "${table}" disable trigger user`)
    for (const verb of ['update', 'delete']) await run(`drop trigger ${table}_no_${verb}`)
  }
  const differences = async () => (await verify(app.databaseUrl)).differences?.join('\n') ?? ''

  const set = (
    table: string,
    where: string,
    column: string,
    value: string,
    before: string,
    finds: RegExp,
  ): Tampering => ({
    change: `update "${table}" set "${column}" = ${value} where ${where}`,
    mend: `update "${table}" set "${column}" = ${before} where ${where}`,
    finds,
  })
  const raised = (table: string, where: string, column: string, finds: RegExp): Tampering =>
    set(table, where, column, `"${column}" + 1`, `"${column}" - 1`, finds)
  const entryOf = (dealId: string, kind: string) => `"dealId" = '${dealId}' and "kind" = '${kind}'`

  const tamperings: Record<string, () => Tampering> = {
    'a standing was raised': () => raised('standing', `"points" > 0 and "day" = ''`, 'points', /standing .*: stored/),
    'a standing was reached earlier': () => raised('standing', `"reachedSeq" > 0`, 'reachedSeq', /standing .*: stored/),
    'a line waits in a standing only': () =>
      raised('standing', `"pendingQuantity" > 0`, 'pendingQuantity', /standing .*: stored/),
    'a sale was raised': () => raised('ledger_entry', entryOf(ids.plain, 'sale'), 'points', /points of/),
    'an entry was undone twice': () => ({
      change: `insert into ledger_entry ("id", "contestId", "dealId", "seq", "line", "participantId", "teamId", "metricId",
          "quantity", "points", "businessDate", "kind", "reverses")
        select 'again', "contestId", "dealId", "seq", "line" + 50, "participantId", "teamId", "metricId",
          "quantity", "points", "businessDate", "kind", "reverses" from ledger_entry
        where ${entryOf(ids.withdrawn, 'withdrawal')}`,
      mend: `delete from ledger_entry where "id" = 'again'`,
      finds: /was undone more than once/,
    }),
    'a withdrawal undoes less': () =>
      raised('ledger_entry', entryOf(ids.withdrawn, 'withdrawal'), 'points', /undoes something else/),
    'a joint split does not add up': () =>
      raised('ledger_entry', entryOf(ids.joint, 'assist'), 'points', /helper's half of a line of its deal/),
    'the helper is another one': () =>
      set(
        'deal',
        `"id" = '${ids.joint}'`,
        'helperId',
        `'${contest.members[1]?.participantId}'`,
        `'${contest.members[2]?.participantId}'`,
        /helper's half of a line of its deal/,
      ),
    'a helper was never given their half': () =>
      set(
        'deal',
        `"id" = '${ids.plain}'`,
        'helperId',
        `'${contest.members[2]?.participantId}'`,
        'null',
        /lacks the helper's half/,
      ),
    'a sale is of another day than its deal': () =>
      set('deal', `"id" = '${ids.plain}'`, 'businessDate', `'2015-04-09'`, `'2015-04-10'`, /is not what its deal says/),
    'a sale is in a territory that there is not': () => {
      const street = '(select "id" from territory limit 1)'
      return set('deal', `"id" = '${ids.plain}'`, 'territoryId', `'elsewhere'`, street, /territory that its contest/)
    },
    'a holding ends before it begins': () => ({
      change: `update territory_holder set "from" = '2015-04-09', "to" = '2015-04-08' where "to" is null`,
      mend: `update territory_holder set "from" = null, "to" = null`,
      finds: /up to a day before it begins/,
    }),
    'a sale counts for the other team': () =>
      set(
        'ledger_entry',
        entryOf(ids.plain, 'sale'),
        'teamId',
        `'${contest.east}'`,
        `'${contest.west}'`,
        /does not count for its seller's team/,
      ),
    'a number was not given out': () =>
      set('contest', `"id" = '${contest.id}'`, 'headSeq', `"headSeq" - 3`, `"headSeq" + 3`, /has not given out/),
    'a waiting line counts': () =>
      set('ledger_entry', `"dealId" = '${ids.activated}'`, 'kind', `'sale'`, `'activation'`, /without being activated/),
    'a line waits again after it was activated': () => ({
      change: `update pending_line set "state" = 'pending', "seq" = null where "dealId" = '${ids.activated}'`,
      mend: `update pending_line set "state" = 'activated', "seq" = (select "seq" from ledger_entry
        where ${entryOf(ids.activated, 'activation')}) where "dealId" = '${ids.activated}'`,
      finds: /was not activated exactly as it waited/,
    }),
    'a line waits for more than was sold': () =>
      raised('pending_line', `"dealId" = '${ids.waiting}'`, 'quantity', /standing .*: stored/),
    'a line was dropped for nothing': () => ({
      change: `update pending_line set "state" = 'dropped', "seq" = 1 where "dealId" = '${ids.waiting}'`,
      mend: `update pending_line set "state" = 'pending', "seq" = null where "dealId" = '${ids.waiting}'`,
      finds: /was dropped for nothing/,
    }),
    'a line waits whose metric counts at once': () =>
      set(
        'metric',
        `"id" = '${contest.broadband}'`,
        'countsWhen',
        `'recorded'`,
        `'activated'`,
        /that its deal does not know, or that need not wait/,
      ),
    'a withdrawal has no fact': () =>
      set(
        'withdrawal',
        `"dealId" = '${ids.withdrawn}'`,
        'seq',
        '9000',
        `(${seqOf(ids.withdrawn, 'withdrawal')})`,
        /was undone by nobody/,
      ),
    'a cancellation fell on another day': () =>
      set(
        'cancellation',
        `"dealId" = '${ids.cancelled}'`,
        'day',
        `'2015-04-11'`,
        `'2015-04-10'`,
        /was undone by nobody/,
      ),
    'a cancellation cancels nothing': () =>
      set(
        'cancellation',
        `"dealId" = '${ids.never}'`,
        'seq',
        '9000',
        `(select "seq" from pending_line where "dealId" = '${ids.never}')`,
        /is a cancellation of nothing/,
      ),
    'a withdrawn deal counts': () => ({
      change: `insert into withdrawal ("dealId", "contestId", "seq", "accountId", "reason", "at")
        select '${ids.plain}', "contestId", "seq", "accountId", "reason", "at" from withdrawal where "dealId" = '${ids.withdrawn}'`,
      mend: `delete from withdrawal where "dealId" = '${ids.plain}'`,
      finds: /part of it still counts or waits/,
    }),
    'a deal was moved to where it was': () =>
      set(
        'reassignment',
        `"dealId" = '${ids.moved}'`,
        'newDealId',
        `'${ids.plain}'`,
        `(select "id" from deal where "reassigns" = '${ids.moved}')`,
        /was not reassigned as it stood|never reassigned/,
      ),
    'a goal has a fact and was never reached': () =>
      set(
        'goal_reached',
        `"teamId" = '${contest.west}' and "metricId" = '${contest.g3}'`,
        'level',
        `'challenge'`,
        `'target'`,
        /told as reached under/,
      ),
    'a goal was reached and has no fact': () =>
      set(
        'goal',
        `"teamId" = '${contest.west}' and "metricId" = '${contest.g3}'`,
        'challenge',
        '6',
        '500',
        /reached under \d+, and not told/,
      ),
    'a ruling is not followed by the ledger': () =>
      set('dispute', `"id" = '${ids.ruled}'`, 'ruledDealId', `"otherDealId"`, `"dealId"`, /the ledger does not follow/),
    'a dispute is over and says nothing': () =>
      set('dispute', `"id" = '${ids.open}'`, 'state', `'withdrawn'`, `'open'`, /state does not fit/),
    'a dispute is about a deal that has gone': () =>
      set(
        'dispute',
        `"id" = '${ids.open}'`,
        'dealId',
        `'${ids.withdrawn}'`,
        `'${ids.plain}'`,
        /about a deal that has gone/,
      ),
    'two deals collide without one number': () =>
      set(
        'dispute',
        `"id" = '${ids.clash}'`,
        'otherDealId',
        `'${ids.plain}'`,
        otherOf(ids.clash),
        /without one number/,
      ),
    'the journal tells another deal': () =>
      set('deal', `"id" = '${ids.plain}'`, 'seq', '9000', `(${seqOf(ids.plain, 'sale')})`, /journal does not tell/),
  }
  const seqOf = (dealId: string, kind: string) => `select "seq" from ledger_entry where ${entryOf(dealId, kind)}`
  const otherOf = (disputeId: string) => `(select o."id" from deal o join deal d on d."reference" = o."reference"
    and d."id" <> o."id" where d."id" = (select "dealId" from dispute where "id" = '${disputeId}') order by o."seq" limit 1)`

  it('is right while nothing is changed', async () => {
    expect(await verify(app.databaseUrl)).toMatchObject({ ok: true })
  })

  it.each(Object.keys(tamperings))('is found out where %s, and right again once it is mended', async (name) => {
    const { change, mend, finds } = (tamperings[name] as () => Tampering)()

    await run(change)
    expect(await differences()).toMatch(finds)

    await run(mend)
    expect(await differences()).toBe('')
  })
})
