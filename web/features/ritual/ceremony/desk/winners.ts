import type { ContestView } from '#shared/contest/contests/contract'
import type { CeremonyView } from '#shared/ritual/ceremony/contract'
import { roundedAmount } from '#web/words/amounts'
import type { Translator } from '#web/words/translator'
import type { FinalRanking } from '../ceremony-teams'
import { honourFigures } from '../honour-words'

/** A team or a person who gets a certificate. */
export interface Winner {
  id: string
  name: string
  team: string
  colour: string
  crest: string
  reason: string
  figures: string
}

const LAST_PLACE = 3

/** The first three places that have a figure, then each person of the honours. */
export function winnersOf(
  translator: Translator,
  contest: ContestView,
  { teams, counted }: FinalRanking,
  { honours }: CeremonyView,
): Winner[] {
  const { t } = translator
  const places = teams
    .filter(({ rank, value }) => rank <= LAST_PLACE && value > 0)
    .map(({ id, name, colour, crest, rank, value }) => ({
      ...{ id, name, team: '', colour, crest },
      reason: t('ceremony.certificate.reason.place', { place: t(`ceremony.place.${rank}`) }),
      figures: roundedAmount(translator, value, counted),
    }))
  const people = honours.flatMap((honour) =>
    honour.people.map(({ participantId, name, teamId }) => {
      const team = contest.teams.find(({ id }) => id === teamId)
      return {
        ...{ id: `${honour.kind}-${participantId}`, name, team: team?.name ?? '' },
        ...{ colour: team?.colour ?? '#a81f10', crest: team?.crest ?? '' },
        reason: t(`ceremony.certificate.reason.${honour.kind}`),
        figures: honourFigures(translator, contest, honour),
      }
    }),
  )
  return [...places, ...people]
}
