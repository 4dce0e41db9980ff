import { pledgedInWords } from '#web/words/pledges'
import { type FactWriter, QUIET, teamOfPerson } from './fact-writer'

export const pledgeMade: FactWriter<'pledge.made'> = (translator, contest, { pledge, isRaise, name }) => {
  const how = isRaise ? 'raise' : pledge.isLate ? 'late' : 'made'
  const what = pledgedInWords(translator, contest, pledge, (isRaise && pledge.raised) || pledge.lines)
  const said = pledge.sentence && !isRaise ? translator.t('feed.pledge.said', { sentence: pledge.sentence }) : ''
  const by = pledge.recordedBy ? translator.t('feed.pledge.by', { name: pledge.recordedBy }) : ''
  const { colour } = teamOfPerson(contest, pledge.participantId)
  const words = translator.t(`feed.pledge.${how}`, { what }) + said + by
  return { ...QUIET, tone: 'pledge', icon: 'i-lucide-megaphone', subject: name, words, colour }
}

export const pledgeKept: FactWriter<'pledge.kept'> = ({ t }, contest, { participantId, name }) => {
  const { colour } = teamOfPerson(contest, participantId)
  return {
    ...QUIET,
    tone: 'pledge',
    icon: 'i-lucide-badge-check',
    subject: name,
    words: t('feed.kept.words'),
    colour,
  }
}
