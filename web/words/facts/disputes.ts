import { linesInWords } from '#web/words/amounts'
import { type FactWriter, QUIET } from './fact-writer'

export const disputeOpened: FactWriter<'dispute.opened'> = (translator, contest, { kind, lines }) => ({
  ...QUIET,
  icon: 'i-lucide-scale',
  words: translator.t(`feed.dispute.opened.${kind}`, { what: linesInWords(translator, contest, lines) }),
})

export const disputeRuled: FactWriter<'dispute.ruled'> = (translator, contest, { lines, outcome, reason }) => ({
  ...QUIET,
  icon: 'i-lucide-gavel',
  words: translator.t(`feed.dispute.ruled.${outcome}`, { what: linesInWords(translator, contest, lines), reason }),
})
