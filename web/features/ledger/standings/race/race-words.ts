import { rank } from '#shared/ledger/standings/rank'
import { type Gap, pacerValue, type RaceTeam, reached } from './race-track'

/** The parts of vue-i18n that the race's sentences need. */
export interface Speaker {
  t: (key: string, named?: Record<string, unknown>) => string
  n: (value: number) => string
}

/** A figure with its unit: 142 分, 12 部, or the bare number. */
export const quantity = (say: Speaker, value: number, unit: string): string => {
  const rounded = Math.round(value * 10) / 10
  if (unit === '%') return `${say.n(rounded)}%`
  return unit === '' ? say.n(rounded) : say.t('race.quantity', { value: say.n(rounded), unit })
}

/** What parts two figures; two percentages are parted by percentage points. */
export const difference = (say: Speaker, value: number, unit: string): string =>
  unit === '%'
    ? say.t('race.percentagePoints', { value: say.n(Math.round(value * 10) / 10) })
    : quantity(say, value, unit)

/** The front of the race in words: "湖西队 紧追不舍…", always with the figure that parts them. */
export function gapSentence(say: Speaker, teams: readonly RaceTeam[], gap: Gap, unit: string): string {
  const name = (id: string | null) => teams.find((team) => team.id === id)?.name ?? ''
  const names = gap.leaderIds.map(name).join(say.t('race.and'))
  return say.t(`race.sentence.${gap.kind}`, {
    leader: name(gap.leaderId),
    leaders: names,
    chaser: name(gap.chaserId),
    by: difference(say, gap.by, unit),
  })
}

/** A team against the schedule: 快于序时 12 分; undefined without a schedule. */
export function scheduleWords(
  say: Speaker,
  team: RaceTeam,
  pace: number | null,
  unit: string,
): { isFast: boolean; text: string } | undefined {
  const schedule = pacerValue(team, pace)
  if (schedule === null) return undefined
  const ahead = unit === '%' ? Math.round((team.value - schedule) * 10) / 10 : Math.round(team.value - schedule)
  if (ahead === 0) return { isFast: false, text: say.t('race.told.onTime') }
  const by = difference(say, Math.abs(ahead), unit)
  return { isFast: ahead > 0, text: say.t(ahead > 0 ? 'race.told.fast' : 'race.told.slow', { by }) }
}

/** One sentence per team in order of rank, for those who cannot see the picture. */
export function teamSentences(
  say: Speaker,
  teams: readonly RaceTeam[],
  pace: number | null,
  unit: string,
): { id: string; text: string }[] {
  const ranked = rank(teams)
  return ranked.map((team, index) => {
    const ahead = ranked[index - 1]
    const parts = [
      say.t('race.told.place', { rank: team.rank, name: team.name, value: quantity(say, team.value, unit) }),
    ]
    if (ahead) {
      const by = ahead.value - team.value
      parts.push(
        by === 0
          ? say.t('race.told.level', { name: ahead.name })
          : say.t('race.told.behind', { name: ahead.name, by: difference(say, by, unit) }),
      )
    }
    const post = reached(team)
    if (post !== 'none') parts.push(say.t(`race.told.reached.${post}`))
    else if (team.target)
      parts.push(say.t('race.told.toTarget', { by: difference(say, team.target - team.value, unit) }))
    const schedule = scheduleWords(say, team, pace, unit)
    if (schedule) parts.push(schedule.text)
    return { id: team.id, text: say.t('race.told.whole', { parts: parts.join(say.t('race.told.comma')) }) }
  })
}
