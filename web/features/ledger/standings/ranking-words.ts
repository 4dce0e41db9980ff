import type { ContestView } from '#shared/contest/contests/contract'
import { BASES } from '#shared/contest/contests/ranking-bases'
import { rankingUnit } from '#web/words/amounts'
import { type Translator } from '#web/words/translator'
import type { Measure } from './measure'

/** What the race is read by where teams are not ranked by their points. */
export const BY_RANKING = 'ranking'

/** 人均得分, 目标完成率 or 综合完成率; nothing where teams are ranked by points. */
export function rankingMeasure(translator: Translator, { rankingBasis }: Pick<ContestView, 'rankingBasis'>): Measure[] {
  if (rankingBasis === 'total') return []
  const decimals = BASES[rankingBasis].steps === 10 ? 1 : 0
  return [
    {
      by: BY_RANKING,
      name: translator.t(`scoreboard.ranking.${rankingBasis}`),
      ...rankingUnit(translator, rankingBasis),
      decimals,
    },
  ]
}
