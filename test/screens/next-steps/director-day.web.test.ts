import { describe, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import type { Ritual } from '#shared/live/ritual'
import { dueNow } from '#web/features/screens/today/director-day'

const contest = {
  ...{ status: 'running', startsOn: '2015-04-01', endsOn: '2015-06-30', workWeek: '12345', calendar: [] },
} as unknown as ContestView
const meetings = (morning: string, evening: string) =>
  ({
    meetings: [
      { kind: 'morning', status: morning },
      { kind: 'evening', status: evening },
    ],
  }) as unknown as Ritual
const FRIDAY = '2015-04-10'
const SATURDAY = '2015-04-11'

describe('what is due on a director’s 今日', () => {
  it.each([
    ['the morning meeting, to be prepared early', 'prepared', 'prepared', '07:30', 'morning', false],
    ['the morning meeting from half an hour before', 'prepared', 'prepared', '07:50', 'morning', true],
    ['the evening meeting once the morning is over', 'closed', 'prepared', '09:10', 'evening', false],
    ['the evening meeting on a day without a morning one', 'prepared', 'prepared', '13:00', 'evening', false],
    ['the evening meeting at its hour', 'closed', 'prepared', '17:20', 'evening', true],
  ])('is %s', (_what, morning, evening, time, kind, isDue) => {
    expect(dueNow(contest, meetings(morning, evening), FRIDAY, time)).toMatchObject({ kind, isDue })
  })

  it('is the report after the evening meeting', () => {
    expect(dueNow(contest, meetings('closed', 'closed'), FRIDAY, '18:05')).toEqual({ kind: 'report' })
  })

  it('is at the hours that the contest says', () => {
    const late = { ...contest, meetingHours: { morning: '09:00', evening: '16:30' } }

    expect(dueNow(late, meetings('prepared', 'prepared'), FRIDAY, '08:20')).toMatchObject({ at: '09:00', isDue: false })
    expect(dueNow(late, meetings('closed', 'prepared'), FRIDAY, '16:00')).toMatchObject({ at: '16:30', isDue: true })
  })

  it('is nothing on a day off, while a meeting is open, or after the end', () => {
    expect(dueNow(contest, meetings('prepared', 'prepared'), SATURDAY, '08:20')).toBeNull()
    expect(dueNow(contest, meetings('open', 'prepared'), FRIDAY, '08:20')).toBeNull()
    expect(dueNow({ ...contest, status: 'settling' }, meetings('prepared', 'prepared'), FRIDAY, '08:20')).toBeNull()
  })
})
