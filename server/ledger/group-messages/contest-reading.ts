import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { PersonWord } from '#server/ledger/group-messages/group-lines.repository'
import { soundOf } from '#server/ledger/group-messages/sounds'
import { DEFAULT_ASK_ABOVE } from '#shared/contest/contests/quantities'
import { ASK_AGAIN_ABOVE } from '#shared/ledger/deals/contract'
import type { GroupPurpose } from '#shared/ledger/group-messages/contract'
import type { Reading } from '#shared/ledger/group-messages/read-line'
import { Scanner } from '#shared/ledger/group-messages/scan'
import { namedPeople, soldWords } from '#shared/ledger/group-messages/vocabulary'

/** How lines of this contest are read: its people by every word known for them, its metrics, offers and areas. */
export function readingOf({ view }: LoadedContest, words: readonly PersonWord[], purpose: GroupPurpose): Reading {
  const isPledge = purpose === 'pledges'
  const people = namedPeople(
    view.participants.map(({ id, name, area }) => ({
      ...{ id, name, area },
      words: words.filter((each) => each.participantId === id).map(({ word }) => word),
    })),
    soundOf,
  )
  const teams = view.teams.flatMap(({ name }) => [name, name.replace(/[队组]$/u, '')])
  const areas = [...view.participants.map(({ area }) => area), ...teams].filter((each) => [...each].length > 1)
  const vocabulary = { people, sold: soldWords(view, soundOf, isPledge), areas: [...new Set(areas)] }
  return {
    vocabulary,
    scanner: new Scanner(vocabulary),
    offers: isPledge ? [] : view.offers,
    soundOf,
    limitOf: ({ id, isAmount }) =>
      view.metrics.find((metric) => metric.id === id)?.askAbove ??
      (isAmount ? DEFAULT_ASK_ABOVE.amount : ASK_AGAIN_ABOVE),
  }
}
