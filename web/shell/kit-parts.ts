import '../main.css'
import { en, zh_cn } from '@nuxt/ui/locale'
import type { Language } from '#web/i18n/index'

/** Where dialogs are drawn that code opens. */
export { default as OverlayProvider } from '@nuxt/ui/components/OverlayProvider.vue'

/** The words of Nuxt UI's own components. */
export const locales = { 'zh-CN': zh_cn, en } satisfies Record<Language, object>
