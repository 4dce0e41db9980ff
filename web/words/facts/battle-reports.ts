import { type FactWriter, QUIET } from './fact-writer'

export const reportPublished: FactWriter<'report.published'> = ({ t }, _contest, { report: { kind, stage } }) => ({
  ...QUIET,
  tone: 'lead',
  icon: 'i-lucide-scroll-text',
  words: kind === 'final' ? t(`feed.report.final.${stage}`) : t(`feed.report.${kind}`),
})

export const reportWithdrawn: FactWriter<'report.withdrawn'> = ({ t }, _contest, { reason }) => ({
  ...QUIET,
  icon: 'i-lucide-undo-2',
  words: t('feed.reportWithdrawn', { reason }),
})
