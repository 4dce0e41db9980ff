import { packJson, unpackJson } from '#server/journal/facts/packed-json'
import type { RecordedDeal } from '#shared/ledger/deals/contract'

/** The columns of a deal that its answer is made of; as an entity, or as the row of a statement. */
interface StoredDeal {
  id: string
  contestId: string
  seq: number
  participantId: string
  businessDate: string
  recordedAt: Date | string
  isPossibleDuplicate: boolean | number
  storedAnswer: string
}

type Stored = Omit<RecordedDeal, Exclude<keyof StoredDeal, 'storedAnswer'>>

/** What of an answer no other column of the deal says. */
export function storedAnswerOf(answer: RecordedDeal): string {
  const { id, contestId, seq, participantId, businessDate, recordedAt, isPossibleDuplicate, ...rest } = answer
  return packJson(rest)
}

/** The answer as it was given, also where an earlier version has stored the whole of it. */
export function answerOf(deal: StoredDeal): RecordedDeal {
  const { id, contestId, seq, participantId, businessDate, recordedAt } = deal
  const { teamId, ...rest } = unpackJson(deal.storedAnswer) as Stored
  return {
    ...{ id, contestId, seq, participantId, teamId, businessDate },
    recordedAt: recordedAt instanceof Date ? recordedAt.toISOString() : recordedAt,
    ...rest,
    isPossibleDuplicate: Boolean(deal.isPossibleDuplicate),
  }
}
