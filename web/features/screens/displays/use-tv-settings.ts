import { computed, onScopeDispose, type ShallowRef, watch } from 'vue'
import { DEFAULT_SETTINGS, type DisplaySettings } from '#shared/screens/displays/settings'
import { chooseLanguage, preferredLanguage } from '#web/i18n/index'
import type { useLive } from '#web/live/live.store'
import type { DisplayAuth } from './use-display-auth'

/** A director who looks at a preview sees it at any hour. */
const PREVIEW: DisplaySettings = { ...DEFAULT_SETTINGS, dark: null }

/** What a director chose for this TV: read again when it changed, and whenever a change may have been missed. */
export function useTvSettings(
  seat: Readonly<ShallowRef<DisplayAuth | undefined>>,
  live: ReturnType<typeof useLive>,
  askAgain: () => void,
) {
  const session = computed(() => seat.value?.session)
  onScopeDispose(
    live.onFact(({ fact }) => {
      if (fact.type === 'display.changed' && fact.displayId === session.value?.displayId) askAgain()
    }),
  )
  watch(
    () => live.isInStep,
    (now, before) => {
      if (now && before === false && session.value) askAgain()
    },
  )
  const settings = computed(() => session.value?.settings ?? PREVIEW)
  watch(
    () => settings.value.language,
    (language, before) => {
      if (language ?? before) void chooseLanguage(language ?? preferredLanguage())
    },
    { immediate: true },
  )
  return settings
}
