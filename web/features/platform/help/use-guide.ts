import { shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { GuideChapter } from '#shared/platform/help/guide'
import type { Language } from '#web/i18n/index'

const guides = { 'zh-CN': () => import('virtual:guide/zh-CN'), en: () => import('virtual:guide/en') }

/** The guide in the language of the page; each language is a file of its own. */
export function useGuide() {
  const { locale } = useI18n()
  const chapters = shallowRef<readonly GuideChapter[]>([])
  const isMissing = shallowRef(false)

  async function load(): Promise<void> {
    const language = locale.value as Language
    isMissing.value = false
    try {
      const guide = await guides[language]()
      if (language === locale.value) chapters.value = guide.chapters
    } catch {
      isMissing.value = chapters.value.length === 0
    }
  }

  watch(locale, load, { immediate: true })
  return { chapters, isMissing, load }
}
