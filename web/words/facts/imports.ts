import { type FactWriter, QUIET } from './fact-writer'

export const importRecorded: FactWriter<'import.recorded'> = ({ t }, _contest, { deals }) => ({
  ...QUIET,
  icon: 'i-lucide-file-input',
  words: t('feed.imported', { n: deals }),
})
