import type { RaceMove, RaceTeam, Shown } from '#web/features/ledger/standings/race/race-track'

const colours = '#c8261b #1d4fa0 #0f7b6c #7a3fa0 #b8650b #34495e #d4487c #2a8fbd #5b7a1f #8b4a2b #4b4fc4 #222222'.split(
  ' ',
)
const crests = '虎 龙 🔥 鹰 豹 狼 🐎 ⚡ 山 海 星 火'.split(' ')
const names = '湖西队 舜师队 先锋队 利剑队 破浪队 雄鹰队 奔腾队 飞虎队 攀登队 远航队 启明星队 燎原队'.split(' ')
const manyValues = [142, 118, 90, 131, 64, 77, 103, 20, 55, 88, 140, 99]

/** The team of lane `index`. */
export const aTeam = (index: number, value: number, more: Partial<RaceTeam> = {}): RaceTeam => ({
  id: `team-${index}`,
  name: names[index] ?? '',
  slogan: '沃马当先，舍我其谁',
  colour: colours[index] ?? '#888888',
  crest: crests[index] ?? '',
  value,
  reachedSeq: index + 1,
  target: 160,
  challenge: 200,
  ...more,
})

/** So many teams, each somewhere else. */
export const manyTeams = (count: number): RaceTeam[] => manyValues.slice(0, count).map((value, i) => aTeam(i, value))

const pair = (a: Partial<RaceTeam>, b: Partial<RaceTeam>) => [aTeam(0, 142, a), aTeam(1, 118, b)]

const scenes = {
  duel: () => ({ teams: pair({}, { target: 150, challenge: 190 }), pace: 0.46 }),
  close: () => ({
    teams: pair({ value: 300, target: 320, challenge: 400 }, { value: 298, target: 320, challenge: 400 }),
    pace: 0.9,
  }),
  tie: () => ({ teams: pair({ value: 88 }, { value: 88, target: 150, challenge: 190 }), pace: 0.46 }),
  zero: () => ({ teams: pair({ value: 0 }, { value: 0 }), pace: 0 }),
  beyond: () => ({ teams: pair({ value: 420 }, { target: 150, challenge: 190 }), pace: 0.8 }),
  nogoals: () => ({ teams: pair({ target: null, challenge: null }, { target: null, challenge: null }), pace: null }),
  long: () => ({
    teams: pair(
      { name: '湖西经济开发区集商客户突击先锋一队', challenge: 170 },
      { name: 'Business Customers Vanguard Team of Shunshi', target: 150, challenge: 155 },
    ),
    pace: 0.46,
  }),
  five: () => ({ teams: manyTeams(5), pace: 0.46 }),
  fivediff: () => ({
    teams: manyTeams(5).map((team, i) => ({ ...team, target: 120 + i * 10, challenge: 150 + i * 12 })),
    pace: 0.46,
  }),
  twelve: () => ({ teams: manyTeams(12), pace: 0.46 }),
}
export type SceneName = keyof typeof scenes
export const isSceneName = (name: string): name is SceneName => name in scenes

/** What the race is given in one of the situations that are easy to draw wrongly. */
export const scene = (
  name: SceneName,
): { teams: RaceTeam[]; pace: number | null; counted: Shown; lastMove?: RaceMove } => ({
  ...scenes[name](),
  counted: { kind: 'count', unit: '分' },
})

/** The same race after the second team has sold forty. */
export const afterASale = (race: { teams: RaceTeam[] }): { teams: RaceTeam[]; lastMove: RaceMove } => ({
  teams: race.teams.map((team, i) => (i === 1 ? { ...team, value: team.value + 40 } : team)),
  lastMove: { teamId: race.teams[1]?.id ?? '', kind: 'sale', key: 1 },
})
