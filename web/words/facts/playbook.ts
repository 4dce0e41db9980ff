import { type FactWriter, QUIET } from './fact-writer'

export const lessonPublished: FactWriter<'lesson.published'> = ({ t }, _contest, { author, title }) => ({
  ...QUIET,
  tone: 'pledge',
  icon: 'i-lucide-book-open',
  subject: author,
  words: t('feed.lesson.published', { title }),
})

export const lessonUsed: FactWriter<'lesson.used'> = ({ t }, _contest, { name, title, uses }) => ({
  ...QUIET,
  icon: 'i-lucide-book-check',
  subject: name,
  words: t('feed.lesson.used', { title, uses }),
})
