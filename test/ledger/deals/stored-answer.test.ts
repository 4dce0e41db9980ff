import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { answerOf, storedAnswerOf } from '#server/ledger/deals/stored-answer'
import type { RecordedDeal } from '#shared/ledger/deals/contract'

const g3 = randomUUID()
const totals = { points: 4, deals: 2, reachedSeq: 9, metrics: { [g3]: { quantity: 2, reachedSeq: 9 } } }
const answer: RecordedDeal = {
  id: randomUUID(),
  contestId: randomUUID(),
  seq: 9,
  participantId: randomUUID(),
  teamId: randomUUID(),
  businessDate: '2015-04-10',
  recordedAt: '2015-04-10T02:00:00.000Z',
  lines: [{ metricId: g3, quantity: 1, points: 2 }],
  held: [{ metricId: g3, quantity: 40, points: 80 }],
  helper: { participantId: randomUUID(), points: 1 },
  nthOfDay: 2,
  day: totals,
  whole: { ...totals, cancelled: { deals: 1, points: 2 } },
  pledgeState: 'pledged',
  isPossibleDuplicate: true,
}
const { id, contestId, seq, participantId, businessDate, recordedAt } = answer
const row = { id, contestId, seq, participantId, businessDate, recordedAt }

it('is given again to the letter, whichever database and whichever way the row was read', () => {
  const storedAnswer = storedAnswerOf(answer)

  const read = answerOf({ ...row, isPossibleDuplicate: 1, storedAnswer })
  const loaded = answerOf({ ...row, recordedAt: new Date(recordedAt), isPossibleDuplicate: true, storedAnswer })

  expect(JSON.stringify(read)).toBe(JSON.stringify(answer))
  expect(JSON.stringify(loaded)).toBe(JSON.stringify(answer))
})

it('takes a third of the whole', () => {
  const { held: _, helper: __, ...plain } = answer

  expect(storedAnswerOf(plain).length).toBeLessThan(JSON.stringify(plain).length * 0.4)
})

it('is read where an earlier version has stored the whole of it', () => {
  expect(answerOf({ ...row, isPossibleDuplicate: true, storedAnswer: JSON.stringify(answer) })).toEqual(answer)
})
