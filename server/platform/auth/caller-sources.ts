import { Injectable } from '@nestjs/common'
import type { DisplayCaller, Person } from '#server/platform/auth/caller'
import type { Role } from '#shared/platform/accounts/contract'
import type { DisplayKind } from '#shared/platform/auth/contract'

/** Looks accounts up; disabled ones are unknown. */
export interface AccountSource {
  find(accountId: string): Promise<Pick<Person, 'accountId' | 'centerId' | 'role' | 'name'> | null>
  roles(accountIds: readonly string[]): Promise<ReadonlyMap<string, Role>>
}

/** Looks TVs and links up; revoked ones are unknown. */
export interface DisplaySource {
  tv(displayId: string): Promise<Omit<DisplayCaller, 'sessionId'> | null>
  link(
    tokenHash: string,
    kind: DisplayKind,
  ): Promise<{ display: Omit<DisplayCaller, 'sessionId'>; lastSeenAt: Date } | null>
  activeAmong(displayIds: readonly string[]): Promise<ReadonlySet<string>>
  touch(displayId: string, at: Date): Promise<void>
}

/** Looks API tokens up; revoked and expired ones are unknown. */
export interface ApiTokenSource {
  find(tokenHash: string): Promise<{ caller: Person; lastUsedAt: Date | null } | null>
  isRevoked(tokenId: string): Promise<boolean>
  touch(tokenId: string, at: Date): Promise<void>
}

interface Sources {
  accounts: AccountSource
  displays: DisplaySource
  apiTokens: ApiTokenSource
}

/** Where callers come from: each feature that stores identities registers how it looks them up. All run inside a unit. */
@Injectable()
export class CallerSources {
  private readonly registered: Partial<Sources> = {}

  register(sources: Partial<Sources>): void {
    Object.assign(this.registered, sources)
  }

  get accounts(): AccountSource {
    return this.get('accounts')
  }

  get displays(): DisplaySource {
    return this.get('displays')
  }

  get apiTokens(): ApiTokenSource {
    return this.get('apiTokens')
  }

  private get<Name extends keyof Sources>(name: Name): Sources[Name] {
    const source = this.registered[name]
    if (!source) throw new Error(`No feature has registered its ${name}`)
    return source
  }
}
