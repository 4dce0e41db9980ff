import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Caller, Person } from '#server/platform/auth/caller'
import type { ApiScope } from '#shared/platform/auth/contract'

export type Access = 'public' | 'person' | 'director' | 'ledger' | 'spectator' | 'tv' | 'display' | 'boss'
export const ACCESS = 'access'

/** Needs no sign-in. */
export const Public = () => SetMetadata(ACCESS, 'public' satisfies Access)
/** Directors only; without a decorator any signed-in person may call. */
export const DirectorsOnly = () => SetMetadata(ACCESS, 'director' satisfies Access)
/** Directors and clerks (内勤): recording, reversing, importing and exporting for everyone. */
export const RequireLedgerKeeper = () => SetMetadata(ACCESS, 'ledger' satisfies Access)
/** Signed-in persons, and TVs for their own contest. */
export const AllowTv = () => SetMetadata(ACCESS, 'tv' satisfies Access)
/** As `AllowTv`, and spectator links (观战) of that contest. */
export const AllowSpectators = () => SetMetadata(ACCESS, 'spectator' satisfies Access)
/** The boss link of that contest, and directors. */
export const BossesOnly = () => SetMetadata(ACCESS, 'boss' satisfies Access)
/** TVs and links only, by their own cookies. */
export const DisplaysOnly = () => SetMetadata(ACCESS, 'display' satisfies Access)

export const FOR_IMAGES = 'for-images'
/** An `<img>` sends no header, so that a TV without a signed-in person speaks by its own cookie. With `AllowTv`. */
export const ForImages = () => SetMetadata(FOR_IMAGES, true)

export const TOKEN_SCOPE = 'token-scope'
/** Admits API tokens with this scope, or with any; without the decorator a route refuses every token. */
export const ForTokens = (scope: ApiScope | 'any') => SetMetadata(TOKEN_SCOPE, scope)

/** A request that the guard has let through. */
export type CallerRequest = FastifyRequest & { caller?: Caller }

/** The signed-in person; only on routes that admit no display. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>()
  if (caller?.kind !== 'person') throw new Error('@Me() on a route that admits displays')
  return caller
})

/** Person, TV or link. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>()
  if (!caller) throw new Error('@CurrentCaller() on a public route')
  return caller
})
