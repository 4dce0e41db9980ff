import { describe, expect, it } from 'vitest'
import type { ApiToken } from '#server/contest/api-tokens/api-token.entity'
import { scopesOf, stateOf } from '#server/contest/api-tokens/api-token-rules'

const token = (overrides: Partial<ApiToken> = {}) =>
  ({ revokedAt: null, expiresOn: null, canRecord: false, canRead: false, ...overrides }) as ApiToken

describe('an API token', () => {
  it.each([
    ['valid', 'without a last day', {}],
    ['valid', 'on its last day', { expiresOn: '2015-04-10' }],
    ['expired', 'on the day after', { expiresOn: '2015-04-09' }],
    ['revoked', 'once it was', { revokedAt: new Date() }],
    ['revoked', 'also where it has expired', { revokedAt: new Date(), expiresOn: '2015-04-09' }],
  ] as const)('is %s %s', (state, _, overrides) => {
    expect(stateOf(token(overrides), '2015-04-10')).toBe(state)
  })

  it('does what it was given alone', () => {
    expect(scopesOf(token())).toEqual([])
    expect(scopesOf(token({ canRecord: true }))).toEqual(['record'])
    expect(scopesOf(token({ canRead: true }))).toEqual(['read'])
    expect(scopesOf(token({ canRecord: true, canRead: true }))).toEqual(['record', 'read'])
  })
})
