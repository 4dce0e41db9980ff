import { useIntervalFn } from '@vueuse/core'
import { computed, ref, shallowRef } from 'vue'
import { refusalText } from '#shared/platform/errors/error-texts'
import { currentLanguage, i18n } from '#web/i18n/index'
import type { ApiError } from './api-error'

/** One refusal as a sentence in the current language, with a countdown where the server asks the caller to wait. */
export function useRefusal() {
  const refusal = shallowRef<ApiError | null>(null)
  const waitS = ref(0)
  const countdown = useIntervalFn(
    () => {
      waitS.value -= 1
      if (waitS.value > 0) return
      countdown.pause()
      refusal.value = null
    },
    1000,
    { immediate: false },
  )
  const general = computed(() => {
    const error = refusal.value
    if (!error) return undefined
    if (waitS.value > 0) return i18n.global.t('forms.wait', { n: waitS.value })
    if (error.code === 'offline' || error.code === 'unreadable') return i18n.global.t(`common.error.${error.code}`)
    return refusalText(currentLanguage(), { code: error.code, cause: error.trouble, name: error.concerns })
  })
  const reference = computed(() => refusal.value?.reference)

  function show(error: ApiError): void {
    refusal.value = error
    wait(error)
  }

  /** Counts down where the server asked to wait; the refusal goes at zero. */
  function wait({ retryAfterS }: ApiError): void {
    if (!retryAfterS) return
    waitS.value = retryAfterS
    countdown.resume()
  }

  function clear(): void {
    refusal.value = null
  }

  return { refusal, general, reference, waitS, show, wait, clear }
}
