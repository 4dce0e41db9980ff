import { computed } from 'vue'
import { useRoute } from 'vue-router'
import type { z } from 'zod'
import { refusalText } from '#shared/platform/errors/error-texts'
import type { ErrorCode } from '#shared/platform/errors/errors'
import { useResource } from '#web/api/use-resource'
import { currentLanguage } from '#web/i18n/index'

/** The token in the hash of a link or QR code, and what the server offers for it; `unknown` refuses a malformed one. */
export function useLink<Offer>(format: z.ZodType, unknown: ErrorCode, lookAt: (token: string) => Promise<Offer>) {
  const route = useRoute()
  const token = computed(() => route.hash.replace(/^#/, ''))
  const isToken = computed(() => format.safeParse(token.value).success)
  const { data: offer, load, errors } = useResource(() => (isToken.value ? token.value : null), lookAt)
  const refusal = computed(() =>
    isToken.value ? errors.general.value : refusalText(currentLanguage(), { code: unknown }),
  )
  const canRetry = computed(() => errors.refusal.value?.isOutcomeUnknown === true)
  return { token, offer, refusal, reference: errors.reference, canRetry, load }
}
