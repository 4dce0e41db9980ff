import { computed } from 'vue'
import { useRoute } from 'vue-router'
import type { z } from 'zod'
import { refusalText } from '#shared/platform/errors/error-texts'
import type { ErrorCode } from '#shared/platform/errors/errors'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { currentLanguage } from '#web/i18n/index'

/** The token in the hash of a link or QR code, and what the server offers for it; `unknown` refuses a malformed one. */
export function useLink<Offer>(format: z.ZodType, unknown: ErrorCode, lookAt: (token: string) => Promise<Offer>) {
  const route = useRoute()
  const token = computed(() => route.hash.replace(/^#/, ''))
  const isToken = computed(() => format.safeParse(token.value).success)
  const errors = useRefusal()
  const { data: offer, load } = useResource(() => (isToken.value ? token.value : null), lookAt, { errors })
  const refusal = computed(() =>
    isToken.value ? errors.general.value : refusalText(currentLanguage(), { code: unknown }),
  )
  const canRetry = computed(() => errors.refusal.value?.isOutcomeUnknown === true)
  return { token, offer, refusal, reference: errors.reference, canRetry, load }
}
