import type { ContestView } from '#shared/contest/contests/contract'
import { linesInWords } from '#web/words/amounts'
import type { Translator } from '#web/words/translator'
import type { SaleFact } from './interruptions'

const MOST_NAMES = 4

/** The sales of one moment in words: whose, what, and the n-th of the day or how many they are together. */
export function saleWords(translator: Translator, contest: ContestView, deals: readonly SaleFact[]) {
  const { t } = translator
  const [first] = deals
  const names = [...new Set(deals.map((deal) => deal.name))]
  const shown = names.slice(0, MOST_NAMES).join(t('words.and'))
  const isOnePerson = deals.every((deal) => deal.participantId === first?.participantId)
  const isOneTeam = deals.every((deal) => deal.team.teamId === first?.team.teamId)
  return {
    who: names.length > MOST_NAMES ? t('displays.sale.andOthers', { names: shown, count: names.length }) : shown,
    what: linesInWords(
      translator,
      contest,
      deals.flatMap((deal) => deal.lines),
    ),
    nth:
      deals.length === 1 && first
        ? t('displays.sale.nth', { nth: first.nthOfDay })
        : t('displays.sale.together', { count: deals.length }),
    team: isOneTeam ? contest.teams.find((each) => each.id === first?.team.teamId) : undefined,
    isOnePerson,
    isFirst: deals.some((deal) => deal.isFirstOfDay),
    isKept: isOnePerson && deals.at(-1)?.pledgeState === 'kept',
  }
}
