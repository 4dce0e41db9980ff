import type { Counted } from '#shared/contest/contests/quantities'
import { rank } from '#shared/ledger/standings/rank'
import { difference, figure, isPercent, roundedAmount } from '#web/words/amounts'
import type { Translator } from '#web/words/translator'
import { type Gap, pacerValue, type RaceTeam, reached, soldOf } from './race-track'

/** The front of the race in words: "湖西队 紧追不舍…", always with the figure that parts them. */
export function gapSentence(translator: Translator, teams: readonly RaceTeam[], gap: Gap, counted: Counted): string {
  const name = (id: string | null) => teams.find((team) => team.id === id)?.name ?? ''
  const names = gap.leaderIds.map(name).join(translator.t('race.and'))
  return translator.t(`race.sentence.${gap.kind}`, {
    leader: name(gap.leaderId),
    leaders: names,
    chaser: name(gap.chaserId),
    by: difference(translator, gap.by, counted),
  })
}

/** A team against the schedule: 超序时 12 分; undefined without a schedule. */
export function scheduleWords(
  translator: Translator,
  team: RaceTeam,
  pace: number | null,
  counted: Counted,
): { isFast: boolean; text: string } | undefined {
  const schedule = pacerValue(team, pace)
  if (schedule === null) return undefined
  const sold = soldOf(team)
  const ahead = isPercent(counted) ? Math.round((sold - schedule) * 10) / 10 : Math.round(sold - schedule)
  if (ahead === 0) return { isFast: false, text: translator.t('race.told.onTime') }
  const by = difference(translator, Math.abs(ahead), counted)
  return { isFast: ahead > 0, text: translator.t(ahead > 0 ? 'race.told.fast' : 'race.told.slow', { by }) }
}

/** What was sold and what was earned outside sales (加分); undefined where there is nothing of the latter. */
export function partsOf(translator: Pick<Translator, 'n'>, team: Pick<RaceTeam, 'value' | 'bonus'>, counted: Counted) {
  if (!team.bonus) return undefined
  return { sold: figure(translator, soldOf(team), counted), bonus: figure(translator, team.bonus, counted) }
}

/** One sentence per team in order of rank, for those who cannot see the picture. */
export function teamSentences(
  translator: Translator,
  teams: readonly RaceTeam[],
  pace: number | null,
  counted: Counted,
): { id: string; text: string }[] {
  const ranked = rank(teams)
  return ranked.map((team, index) => {
    const ahead = ranked[index - 1]
    const parts = [
      translator.t('race.told.place', {
        rank: team.rank,
        name: team.name,
        value: roundedAmount(translator, team.value, counted),
      }),
    ]
    const both = partsOf(translator, team, counted)
    if (both) parts.push(translator.t('race.told.parts', both))
    if (ahead) {
      const by = ahead.value - team.value
      parts.push(
        by === 0
          ? translator.t('race.told.level', { name: ahead.name })
          : translator.t('race.told.behind', { name: ahead.name, by: difference(translator, by, counted) }),
      )
    }
    const post = reached(team)
    if (post !== 'none') parts.push(translator.t(`race.told.reached.${post}`))
    else if (team.target)
      parts.push(
        translator.t('race.told.toTarget', { by: difference(translator, team.target - soldOf(team), counted) }),
      )
    const schedule = scheduleWords(translator, team, pace, counted)
    if (schedule) parts.push(schedule.text)
    return {
      id: team.id,
      text: translator.t('race.told.whole', { parts: parts.join(translator.t('race.told.comma')) }),
    }
  })
}
