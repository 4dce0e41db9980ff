import type { ContestView } from '#shared/contest/contests/contract'
import type { FactOf, FactType } from '#shared/live/facts'
import type { Translator } from '#web/words/translator'

/** How loud a line is: gold for victories, `quiet` for what is only noted. */
export type FactTone = 'sale' | 'lead' | 'gold' | 'pledge' | 'quiet'

/** A fact in words: `subject` did `words`; `badge` is emphasised, and `colour` the colour of their team. */
export interface FactWords {
  tone: FactTone
  icon: string
  subject: string
  words: string
  badge: string
  colour: string | undefined
}

/** What sentences name. */
export type Named = Pick<ContestView, 'metrics' | 'teams' | 'participants' | 'rankingBasis'>

/** Puts facts of one type into one sentence, as read on the contest's day `today`; null where there is nothing to read. */
export type FactWriter<Type extends FactType> = (
  translator: Translator,
  contest: Named,
  fact: FactOf<Type>,
  today?: string,
) => FactWords | null

/** A quiet line without subject, to be filled in. */
export const QUIET: FactWords = { tone: 'quiet', icon: '', subject: '', words: '', badge: '', colour: undefined }

export const teamOf = (contest: Named, teamId: string | undefined) => {
  const team = contest.teams.find((each) => each.id === teamId)
  return { name: team?.name ?? '', colour: team?.colour }
}

export const teamOfPerson = (contest: Named, participantId: string) =>
  teamOf(contest, contest.participants.find((each) => each.id === participantId)?.teamId)
