import { describe, expect, it } from 'vitest'
import { isOpen, mustBeOpen } from '#server/contest/invites/invite-rules'

const NOW = new Date('2015-04-10T00:00:00Z')
const later = new Date(NOW.getTime() + 1)
const invite = { isRevoked: false, expiresAt: later, uses: 1, maxUses: 2 }

describe('an invite', () => {
  it('admits people until it is revoked, expired or used up', () => {
    expect(isOpen(invite, NOW)).toBe(true)
    expect(() => mustBeOpen(invite, NOW)).not.toThrow()
  })

  it.each([
    ['revoked', { ...invite, isRevoked: true }, 'invite_unknown'],
    ['expired at this very moment', { ...invite, expiresAt: NOW }, 'invite_expired'],
    ['used as often as it may be', { ...invite, uses: 2 }, 'invite_used_up'],
    ['used more often', { ...invite, uses: 3 }, 'invite_used_up'],
  ] as const)('that is %s says so', (_, closed, code) => {
    expect(isOpen(closed, NOW)).toBe(false)
    expect(() => mustBeOpen(closed, NOW)).toThrow(code)
  })
})
