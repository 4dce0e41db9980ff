import type { Counted } from '#shared/contest/contests/quantities'
import { figure } from '#web/words/amounts'
import { type Translator } from '#web/words/translator'

/** A total against its goal and the schedule, as display texts. */
export interface GoalWords {
  target: string
  challenge: string
  /** Against the schedule, in percentage points; empty without a schedule. */
  pace: string
  tone: 'gold' | 'fast' | 'slow'
}

const percent = (share: number): string => `${(Math.floor(share * 1000 + 1e-6) / 10).toFixed(1)}%`

/** 目标 160 · 71.0%, and 超序时 3.2 个百分点; a team behind schedule gets a plain, not an alarming text. */
export function goalWords(
  translator: Translator,
  value: number,
  goal: { target: number; challenge: number } | null,
  pace: number | null,
  counted: Pick<Counted, 'kind'>,
): GoalWords | null {
  if (!goal || goal.target <= 0) return null
  const { t } = translator
  const share = value / goal.target
  const target = t('scoreboard.goal.target', { goal: figure(translator, goal.target, counted), share: percent(share) })
  const challenge =
    goal.challenge > goal.target
      ? t('scoreboard.goal.challenge', {
          goal: figure(translator, goal.challenge, counted),
          share: percent(value / goal.challenge),
        })
      : ''
  if (goal.challenge > goal.target && value >= goal.challenge)
    return { target, challenge, pace: t('scoreboard.pace.challengeReached'), tone: 'gold' }
  if (share >= 1) return { target, challenge, pace: t('scoreboard.pace.targetReached'), tone: 'gold' }
  return { target, challenge, ...paceWords(translator, share, pace) }
}

function paceWords({ t, n }: Translator, share: number, pace: number | null): Pick<GoalWords, 'pace' | 'tone'> {
  if (pace === null || pace <= 0) return { pace: '', tone: 'slow' }
  const points = Math.round((share - pace) * 1000) / 10
  if (points === 0) return { pace: t('scoreboard.pace.onTime'), tone: 'slow' }
  const by = n(Math.abs(points))
  return points > 0
    ? { pace: t('scoreboard.pace.fast', { by }), tone: 'fast' }
    : { pace: t('scoreboard.pace.slow', { by }), tone: 'slow' }
}
