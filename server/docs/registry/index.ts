import { accounts } from '#server/docs/registry/accounts'
import { contests } from '#server/docs/registry/contests'
import { deals } from '#server/docs/registry/deals'
import { ritual } from '#server/docs/registry/ritual'
import { system } from '#server/docs/registry/system'
import type { RouteNote } from '#server/docs/route'

/** What is said of each route, by `METHOD /path`; a test keeps this and the controllers together. */
export const registry: Record<string, RouteNote> = { ...deals, ...contests, ...ritual, ...accounts, ...system }
