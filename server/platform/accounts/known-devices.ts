import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Account } from '#server/platform/accounts/account.entity'
import { newToken } from '#server/platform/auth/tokens'
import type { Config } from '#server/platform/settings/config'

type Signer = Pick<Account, 'id' | 'passwordHash'>
type Scheme = Pick<Config, 'isHttps'> & Partial<Pick<Config, 'cookieMark'>>

const LIFETIME_S = 400 * 86_400
/** Accounts that one device remembers, as a shared one of an office. */
const MOST_ACCOUNTS = 4
const PASS = /^([\w-]{22})~([\w-]{43})$/

const nameOf = ({ isHttps, cookieMark = '' }: Scheme): string =>
  `${isHttps ? '__Host-' : ''}dangxian_device${cookieMark}`

/**
 * The id of a device that has signed in to this account before; wrong guesses elsewhere do not lock it out. Nothing is
 * stored: the pass is signed with the password's hash, and a new password ends all passes.
 */
export function knownDevice(account: Signer, cookieHeader: string | undefined, config: Scheme): string | undefined {
  for (const pass of passesIn(cookieHeader, config)) {
    const [, id = '', signature = ''] = PASS.exec(pass) ?? []
    if (id && timingSafeEqual(Buffer.from(signature), Buffer.from(sign(id, account)))) return id
  }
  return undefined
}

/** The `Set-Cookie` header that makes a device known to this account, next to the newest others. */
export function knownDeviceCookie(account: Signer, cookieHeader: string | undefined, config: Scheme): string {
  const id = knownDevice(account, cookieHeader, config) ?? newToken(128)
  const own = `${id}~${sign(id, account)}`
  const others = passesIn(cookieHeader, config).filter((pass) => pass !== own)
  return stringifySetCookie({
    name: nameOf(config),
    value: [own, ...others].slice(0, MOST_ACCOUNTS).join('.'),
    maxAge: LIFETIME_S,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.isHttps,
  })
}

function passesIn(cookieHeader: string | undefined, config: Scheme): string[] {
  const value = cookieHeader === undefined ? undefined : parseCookie(cookieHeader)[nameOf(config)]
  return (value ?? '').split('.').filter((pass) => PASS.test(pass))
}

const sign = (id: string, { id: accountId, passwordHash }: Signer): string =>
  createHmac('sha256', passwordHash).update(`${id} ${accountId}`).digest('base64url')
