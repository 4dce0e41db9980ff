import { accounts } from '#server/platform/docs/registry/accounts'
import { contests } from '#server/platform/docs/registry/contests'
import { deals } from '#server/platform/docs/registry/deals'
import { ritual } from '#server/platform/docs/registry/ritual'
import { system } from '#server/platform/docs/registry/system'
import type { RouteNote } from '#server/platform/docs/route'

/** What is said of each route, by `METHOD /path`; a test keeps this and the controllers together. */
export const registry: Record<string, RouteNote> = { ...deals, ...contests, ...ritual, ...accounts, ...system }
