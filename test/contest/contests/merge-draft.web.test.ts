import { describe, expect, it } from 'vitest'
import { type DraftInput, UNCHECKED } from '#shared/contest/contests/contract'
import { mergeDraft, takeTheirs } from '#web/features/contest/contests/merge-draft'

function aDraft(): DraftInput {
  const [g3, west, east] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  const look = { slogan: '', colour: '#c8102e', crest: '马' }
  return {
    name: '沃马当先',
    slogan: '',
    plan: '',
    startsOn: '2015-04-01',
    endsOn: '2015-06-30',
    timezone: 'Asia/Shanghai',
    lockTime: '09:30',
    rankingBasis: 'total',
    paceBasis: 'calendar',
    workWeek: '12345',
    metrics: [{ id: g3, name: '3G', unit: '部', pointsPerUnit: 2, countsWhen: 'recorded', ...UNCHECKED }],
    offers: [],
    teams: [
      { id: west, name: '湖西队', ...look },
      { id: east, name: '舜师队', ...look },
    ],
    goals: [west, east].map((teamId) => ({ teamId, metricId: g3, target: 100, challenge: 125 })),
  }
}

describe('two directors in one draft', () => {
  const was = aDraft()
  const withTeam = (name: string, at: number, draft: DraftInput = was): DraftInput => ({
    ...draft,
    teams: draft.teams.map((team, index) => (index === at ? { ...team, name } : team)),
  })

  it('keep both changes where they touched different things, down to the team', () => {
    const merged = mergeDraft(was, withTeam('我的队', 0), { ...withTeam('对方的队', 1), name: '对方的名称' })

    expect(merged.clashes).toEqual([])
    expect(merged.taken).toEqual(['name', 'teams'])
    expect(merged.input.name).toBe('对方的名称')
    expect(merged.input.teams.map((team) => team.name)).toEqual(['我的队', '对方的队'])
  })

  it('show what both changed, and either side can be chosen', () => {
    const merged = mergeDraft(was, withTeam('我的队', 0), withTeam('对方的队', 0))

    expect(merged.clashes).toMatchObject([{ part: 'teams', name: '我的队', theirs: { name: '对方的队' } }])
    expect(merged.input.teams[0]?.name).toBe('我的队')
    expect(takeTheirs(merged.input, merged.clashes[0]!).teams[0]?.name).toBe('对方的队')
  })

  it('lose no team that one changed and the other removed, and no goal stays of a team that is gone', () => {
    const gone: DraftInput = { ...was, teams: was.teams.slice(1) }
    const [first] = was.teams

    expect(mergeDraft(was, gone, withTeam('对方的队', 0)).input.teams.map((team) => team.name)).toContain('对方的队')
    const removed = mergeDraft(was, was, { ...gone, goals: was.goals.filter((goal) => goal.teamId !== first!.id) })
    expect(removed.input.goals.some((goal) => goal.teamId === first!.id)).toBe(false)
  })

  it('who begin the same new draft do not get its first teams twice', () => {
    const empty: DraftInput = { ...was, metrics: [], offers: [], teams: [], goals: [] }
    const mine = aDraft()

    const { input } = mergeDraft(empty, mine, was)

    expect(input.teams.map((team) => team.id)).toEqual(was.teams.map((team) => team.id))
    expect(input.metrics).toHaveLength(was.metrics.length)
    expect(input.goals).toHaveLength(was.goals.length)
  })
})
