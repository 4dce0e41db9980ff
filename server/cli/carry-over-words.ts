import type { CarriedKind, CarryOver } from '#shared/platform/backups/contract'

const WORDS: Record<CarriedKind, string> = {
  disabled: 'accounts that were disabled since stay disabled',
  demoted: 'accounts keep the lower role that they got since',
  passwords: 'accounts keep the password that they got since',
  passwords_ended: 'directors and clerks need a new password: npm run cli -- reset-password <login>',
  sessions: 'devices that the copy had signed in are signed out',
  resets: 'open password resets are ended',
  tokens: 'API tokens are revoked',
  invites: 'invites are revoked',
  displays: 'TVs and links are revoked',
  portraits: 'portraits were removed or replaced since',
  photos: 'photos of meetings were removed or deleted since',
  customers: 'rows lost a customer who was erased since',
  retention: 'centers keep customers for the shorter time',
  kept_directors: 'directors stay so, as their center would have none',
  no_director: 'directors of a center that has none left: npm run cli -- reset-password <login> --director',
  unknown_accounts: 'accounts are not in the copy and are not made again',
}

const UNREADABLE =
  'The database before could not be compared with the copy, so every session, token, link and reset ends. Accounts that were disabled since the copy have to be disabled again.'

/** What a restore carried over, a line each. */
export function inWords({ isCompared, lines }: CarryOver): string[] {
  const listed = lines.map(({ what, count, names }) => {
    const more = names.length > 0 && names.length < count ? ' …' : ''
    return `  ${count} ${WORDS[what]}${names.length > 0 ? ` (${names.join(', ')}${more})` : ''}`
  })
  return isCompared ? listed : [UNREADABLE, ...listed]
}
