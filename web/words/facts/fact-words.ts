import type { FactType, LiveFact } from '#shared/live/facts'
import type { Translator } from '#web/words/translator'
import { reportPublished, reportWithdrawn } from './battle-reports'
import { benchmarkChanged } from './benchmarks'
import {
  dealActivated,
  dealCancelled,
  dealReassigned,
  dealRecorded,
  dealWithdrawn,
  goalReached,
  leadChanged,
  teamOpened,
} from './deals'
import { disputeOpened, disputeRuled } from './disputes'
import type { FactWords, FactWriter, Named } from './fact-writer'
import { importRecorded } from './imports'
import { lessonPublished, lessonUsed } from './playbook'
import { pledgeKept, pledgeMade } from './pledges'

export type { FactWords } from './fact-writer'

/** Of facts that only refresh screens. */
const noWords = (): null => null

const WORDS = {
  'contest.changed': noWords,
  'duty.changed': noWords,
  'activity.tallied': noWords,
  'list.tallied': noWords,
  'draft.moved': noWords,
  'bonus.recorded': noWords,
  'portrait.changed': noWords,
  'deal.recorded': dealRecorded,
  'deal.withdrawn': dealWithdrawn,
  'deal.cancelled': dealCancelled,
  'deal.activated': dealActivated,
  'deal.held': noWords,
  'deal.confirmed': noWords,
  'deal.reassigned': dealReassigned,
  'lead.changed': leadChanged,
  'goal.reached': goalReached,
  'team.opened': teamOpened,
  'import.line': noWords,
  'import.recorded': importRecorded,
  'dispute.opened': disputeOpened,
  'dispute.ruled': disputeRuled,
  'dispute.changed': noWords,
  'pledge.made': pledgeMade,
  'pledge.kept': pledgeKept,
  'meeting.changed': noWords,
  'report.published': reportPublished,
  'report.withdrawn': reportWithdrawn,
  'benchmark.changed': benchmarkChanged,
  'ceremony.changed': noWords,
  'request.moved': noWords,
  'display.changed': noWords,
  'lesson.published': lessonPublished,
  'lesson.used': lessonUsed,
} satisfies { [Type in FactType]: FactWriter<Type> }

/** One fact as one sentence, read on that day of the contest; null for what only refreshes a screen. */
export function factWords(
  translator: Translator,
  contest: Named,
  fact: LiveFact,
  today: string | undefined,
): FactWords | null {
  // The table pairs each type with the writer of that type, which TypeScript cannot follow through a union.
  const write = WORDS[fact.type] as FactWriter<FactType>
  return write(translator, contest, fact, today)
}
