import type { ApiToken } from '#server/contest/api-tokens/api-token.entity'
import type { ApiTokenState } from '#shared/contest/api-tokens/contract'
import type { ApiScope } from '#shared/platform/auth/contract'

/** `today` in the contest's time zone. */
export const stateOf = ({ revokedAt, expiresOn }: ApiToken, today: string): ApiTokenState => {
  if (revokedAt) return 'revoked'
  return expiresOn !== null && expiresOn < today ? 'expired' : 'valid'
}

export const scopesOf = ({ canRecord, canRead }: ApiToken): ApiScope[] => [
  ...(canRecord ? (['record'] as const) : []),
  ...(canRead ? (['read'] as const) : []),
]
