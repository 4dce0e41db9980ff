import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Account } from '#server/platform/accounts/account.entity'
import { toAccountView } from '#server/platform/accounts/account-view'
import { AccountsRepository, SYSTEM_LOGIN } from '#server/platform/accounts/accounts.repository'
import { PasswordsService } from '#server/platform/accounts/passwords.service'
import { ResetsRepository } from '#server/platform/accounts/resets.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { isUniqueViolation, UnitOfWork } from '#server/platform/database/unit-of-work'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { AppError } from '#server/platform/http/app-error'
import type { AccountView, AmendAccountInput, CreateAccountInput } from '#shared/platform/accounts/contract'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** A director disables an account (停用), in this unit. */
    'account.disabled': { accountId: string }
    /** A director enables an account again (启用), in this unit. */
    'account.enabled': { accountId: string }
  }
}

/** An account to create, its password already hashed. */
export type NewAccount = Pick<Account, 'centerId' | 'role' | 'name' | 'login' | 'passwordHash'>

/** The accounts of a centre. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    private readonly resets: ResetsRepository,
    private readonly events: DomainEventBus,
  ) {}

  list(director: Person): Promise<AccountView[]> {
    return this.uow.read(async () => (await this.accounts.ofCenter(director.centerId)).map(toAccountView))
  }

  async create(director: Person, { password, ...input }: CreateAccountInput): Promise<AccountView> {
    this.passwords.mustBeUncommon(password, input.login)
    const passwordHash = await this.passwords.hash(password)
    return this.uow
      .writeAs(director, async () => {
        await this.mustBeFree(director, input.login)
        const view = toAccountView(await this.add({ ...input, centerId: director.centerId, passwordHash }))
        await this.note(director, 'account.created', view.name, undefined, view)
        return view
      })
      .catch(refuseTakenLogin)
  }

  /** Inside the caller's unit; a login that is added twice at once fails the unit (`refuseTakenLogin`). */
  async add(input: NewAccount): Promise<Account> {
    if (await this.accounts.holder(input.centerId, input.login)) throw new AppError('login_taken')
    const account: Account = { ...input, id: randomUUID(), isDisabled: false, createdAt: new Date() }
    await this.accounts.add(account)
    return account
  }

  /** Creates the service account behind an API token; it cannot sign in. Inside the caller's unit. */
  async addForSystem(centerId: string, name: string): Promise<Account> {
    const id = randomUUID()
    const nobody = { login: `${SYSTEM_LOGIN}${id}`, passwordHash: '', isDisabled: true }
    const account: Account = { ...nobody, id, centerId, name, role: 'clerk', createdAt: new Date() }
    await this.accounts.add(account)
    return account
  }

  /** Disabling revokes sessions, sockets and resets at once, a change of role disconnects sockets; the last director is kept. */
  amend(director: Person, id: string, input: AmendAccountInput): Promise<AccountView> {
    return this.uow
      .writeAs(director, async () => {
        const directors = await this.accounts.activeDirectors(director.centerId)
        // Once more: counting waits for another director's change, which may have disabled this one.
        await this.uow.recheck(director)
        const account = await this.accounts.find(director.centerId, id)
        if (!account) throw new AppError('not_found')
        const isShutOut = input.isDisabled === true && !account.isDisabled
        const isOtherRole = input.role !== undefined && input.role !== account.role
        const isDirecting = account.role === 'director' && !account.isDisabled
        if (isDirecting && (isShutOut || isOtherRole) && directors <= 1) throw new AppError('last_director')
        if (input.login !== undefined) await this.mustBeFree(director, input.login, id)
        await this.accounts.amend(id, input)
        if (isShutOut) await this.shutOut(id)
        else if (isOtherRole) this.sessions.reconnect(id)
        if (input.isDisabled === false && account.isDisabled)
          await this.events.emit('account.enabled', { accountId: id })
        this.sessions.forget(id)
        const after = toAccountView({ ...account, ...input })
        await this.note(director, 'account.amended', after.name, toAccountView(account), after)
        return after
      })
      .catch(refuseTakenLogin)
  }

  private async shutOut(id: string): Promise<void> {
    await this.sessions.revokeAccount(id)
    await this.resets.end(id)
    await this.events.emit('account.disabled', { accountId: id })
  }

  /** Revokes every session of an account, as for a lost phone; it may sign in again. */
  signOut(director: Person, id: string): Promise<void> {
    return this.uow.writeAs(director, async () => {
      const account = await this.accounts.find(director.centerId, id)
      if (!account) throw new AppError('not_found')
      await this.sessions.revokeAccount(id, director.accountId === id ? director.sessionId : undefined)
      await this.note(director, 'account.signed_out', account.name, undefined, undefined)
    })
  }

  /** Names the holder of a taken login, which only directors may learn. */
  private async mustBeFree(director: Person, login: string, ownId?: string): Promise<void> {
    const holder = await this.accounts.holder(director.centerId, login)
    if (holder && holder.id !== ownId) throw new AppError('login_taken_by', { name: holder.name })
  }

  private note(director: Person, action: string, subject: string, before: unknown, after: unknown): Promise<void> {
    return this.audit.note({ centerId: director.centerId, actor: director.name, action, subject, before, after })
  }
}

/** Turns the unique violation of two simultaneous logins into `login_taken`. */
export function refuseTakenLogin(error: unknown): never {
  throw isUniqueViolation(error) ? new AppError('login_taken') : error
}
