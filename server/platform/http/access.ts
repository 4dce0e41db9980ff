import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Caller, Person } from '#server/platform/http/caller'
import type { ApiScope } from '#shared/contest/api-tokens/contract'

export type Access = 'public' | 'person' | 'director' | 'ledger' | 'onlooker' | 'watcher' | 'display' | 'boss'
export const ACCESS = 'access'

/** Needs no sign-in. */
export const Public = () => SetMetadata(ACCESS, 'public' satisfies Access)
/** Directors only; without a decorator any signed-in person may call. */
export const DirectorsOnly = () => SetMetadata(ACCESS, 'director' satisfies Access)
/** Directors and clerks (内勤): recording, reversing, importing and exporting for everyone. */
export const LedgerKeepers = () => SetMetadata(ACCESS, 'ledger' satisfies Access)
/** Persons, and TVs for their own contest. */
export const Watchers = () => SetMetadata(ACCESS, 'watcher' satisfies Access)

/** As watchers, and whoever has a link for onlookers to that contest. */
export const Onlookers = () => SetMetadata(ACCESS, 'onlooker' satisfies Access)
/** Whoever has the boss's link to that contest, and directors. */
export const BossesOnly = () => SetMetadata(ACCESS, 'boss' satisfies Access)

/** TVs and links only, by their own cookies. */
export const DisplaysOnly = () => SetMetadata(ACCESS, 'display' satisfies Access)

export const TOKEN_SCOPE = 'token-scope'
/** Also for other systems, by a token with this scope, or with any; without the decorator none gets in. */
export const ForTokens = (scope: ApiScope | 'any') => SetMetadata(TOKEN_SCOPE, scope)

/** A request after the sign-in guard has looked at it. */
export type CallerRequest = FastifyRequest & { caller?: Caller }

/** The signed-in person; only on routes that no TV may call. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>()
  if (caller?.kind !== 'person') throw new Error('@Me() on a route that is open to others')
  return caller
})

/** Person, TV or link. */
export const Watcher = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>()
  if (!caller) throw new Error('@Watcher() on a public route')
  return caller
})
