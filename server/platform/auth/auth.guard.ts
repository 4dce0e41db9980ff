import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyReply } from 'fastify'
import { ACCESS, type Access, type CallerRequest, FOR_IMAGES, TOKEN_SCOPE } from '#server/platform/auth/access'
import { ApiTokenAuthenticator } from '#server/platform/auth/api-token-authenticator'
import { type Caller, isDirector, keepsLedger, type Person } from '#server/platform/auth/caller'
import { signInCookie } from '#server/platform/auth/session-cookies'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { AppError } from '#server/platform/http/app-error'
import { tokenIn } from '#server/platform/http/bearer-token'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { type ApiScope, type DisplayKind, SpeaksAs } from '#shared/platform/auth/contract'

/** Selects the cookie of a TV or a link instead of the person's. */
export const AS_HEADER = 'x-dangxian-as'

/** Authenticates each request and admits it by the route's access decorator; without one, signed-in people only. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly tokens: ApiTokenAuthenticator,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true
    const places = [context.getHandler(), context.getClass()]
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, places) ?? 'person'
    const http = context.switchToHttp()
    const request = http.getRequest<CallerRequest>()
    const secret = tokenIn(request.headers)
    // With a token, cookies are ignored.
    if (secret) {
      const scope = this.reflector.getAllAndOverride<ApiScope | 'any' | undefined>(TOKEN_SCOPE, places)
      request.caller = mustBeInScope(await this.tokens.callerOf(secret), scope, request.params)
      return true
    }
    if (access === 'public') return true
    const isForImages = this.reflector.getAllAndOverride<boolean | undefined>(FOR_IMAGES, places) === true
    const caller = await this.callerOf(access, request, isForImages, http.getResponse<FastifyReply>())
    mustBeAllowed(caller, access, request.params)
    request.caller = caller
    return true
  }

  /** Identifies once for each cookie: only the first look names the token that was renewed. */
  private async callerOf(
    access: Access,
    { headers }: CallerRequest,
    isForImages: boolean,
    reply: FastifyReply,
  ): Promise<Caller> {
    const said = headers[AS_HEADER]
    const first = asOf(said, access)
    for (const as of isForImages && said === undefined ? ([first, 'display'] as const) : [first]) {
      const identified = await this.sessions.identify(headers.cookie, as)
      if (!identified) continue
      if (identified.renewedToken)
        void reply.header('set-cookie', signInCookie(identified.renewedToken, as, this.config))
      return identified.caller
    }
    throw new AppError('unauthenticated')
  }
}

function mustBeInScope(caller: Person, scope: ApiScope | 'any' | undefined, params: unknown): Person {
  const { contestId } = params as { contestId?: string }
  if (contestId !== undefined && contestId !== caller.token?.contestId) throw new AppError('not_found')
  if (scope === undefined) throw new AppError('forbidden', { scope: 'none' })
  if (scope !== 'any' && !caller.token?.scopes.includes(scope)) throw new AppError('forbidden', { scope })
  return caller
}

function asOf(header: unknown, access: Access): SpeaksAs {
  const said = SpeaksAs.safeParse(header)
  const as = said.success ? said.data : 'person'
  return access === 'display' && as === 'person' ? 'display' : as
}

/** The access values that admit each kind of display, in its own contest. */
const OPEN_TO: Record<DisplayKind, readonly Access[]> = {
  tv: ['tv', 'spectator'],
  watch: ['spectator'],
  boss: ['boss'],
}

function mustBeAllowed(caller: Caller, access: Access, params: unknown): void {
  if (access === 'display') return
  if (caller.kind === 'display') {
    if (!OPEN_TO[caller.displayKind].includes(access)) throw new AppError('forbidden')
    const { contestId } = params as { contestId?: string }
    if (contestId !== caller.contestId) throw new AppError('not_found')
  } else if ((access === 'director' || access === 'boss') && !isDirector(caller)) throw new AppError('forbidden')
  else if (access === 'ledger' && !keepsLedger(caller)) throw new AppError('forbidden')
}
