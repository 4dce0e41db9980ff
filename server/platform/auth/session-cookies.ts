import { parseCookie, stringifySetCookie } from 'cookie'
import type { Config } from '#server/platform/settings/config'
import type { DisplayKind, SpeaksAs } from '#shared/platform/auth/contract'

const DAY_S = 86_400
const NAMES = {
  person: 'dangxian_session',
  display: 'dangxian_display',
  watch: 'dangxian_watch',
  boss: 'dangxian_boss',
}
/** How long a device stays signed in after it was last seen. */
export const LIFETIME_S = { person: 90 * DAY_S, display: 400 * DAY_S, watch: 30 * DAY_S, boss: 30 * DAY_S }

/** The cookie by which that kind of screen speaks. */
export const speaksAs = (kind: DisplayKind): Exclude<SpeaksAs, 'person'> => (kind === 'tv' ? 'display' : kind)

type Named = Pick<Config, 'isHttps'> & Partial<Pick<Config, 'cookieMark'>>

/** Under https the prefix keeps neighbours on the same domain from planting a cookie; the mark tells two ports apart. */
const nameOf = (as: SpeaksAs, { isHttps, cookieMark = '' }: Named): string =>
  `${isHttps ? '__Host-' : ''}${NAMES[as]}${cookieMark}`

export function readToken(cookieHeader: string | undefined, as: SpeaksAs, config: Named) {
  return cookieHeader === undefined ? undefined : parseCookie(cookieHeader)[nameOf(as, config)]
}

/** The `Set-Cookie` header that signs a device in. */
export function signInCookie(token: string, as: SpeaksAs, config: Named): string {
  return stringifySetCookie({ ...attributes(as, config), value: token, maxAge: LIFETIME_S[as] })
}

/** The `Set-Cookie` header that signs it out. */
export function signOutCookie(as: SpeaksAs, config: Named): string {
  return stringifySetCookie({ ...attributes(as, config), value: '', maxAge: 0 })
}

const attributes = (as: SpeaksAs, config: Named) => ({
  name: nameOf(as, config),
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: config.isHttps,
})
