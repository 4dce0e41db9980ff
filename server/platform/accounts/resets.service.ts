import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { Account } from '#server/platform/accounts/account.entity'
import { AccountsRepository } from '#server/platform/accounts/accounts.repository'
import { PasswordsService } from '#server/platform/accounts/passwords.service'
import { ResetsRepository } from '#server/platform/accounts/resets.repository'
import { type Entered, SignInService } from '#server/platform/accounts/sign-in.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { hashOf, newToken } from '#server/platform/auth/tokens'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Device } from '#server/platform/http/device'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { type NewReset, plainLogin, type ResetOffer, type ResetPasswordInput } from '#shared/platform/accounts/contract'

const VALID_MS = 24 * 3_600_000

/** Forgotten passwords: a director or the command line creates a one-time link, shown as a QR, that sets a new one. */
@Injectable()
export class ResetsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly resets: ResetsRepository,
    private readonly accounts: AccountsRepository,
    private readonly signIns: SignInService,
    private readonly passwords: PasswordsService,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  make(director: Person, accountId: string): Promise<NewReset> {
    return this.uow.writeAs(director, async () => {
      const account = await this.accounts.find(director.centerId, accountId)
      if (!account || account.isDisabled) throw new AppError('not_found')
      return this.makeFor(account, director.name)
    })
  }

  /** For the command line, where the last director's password is reset; `asDirector` makes the account a director too. */
  makeForLogin(
    login: string,
    { centerName, asDirector = false }: { centerName?: string | undefined; asDirector?: boolean } = {},
  ): Promise<NewReset & { name: string; centerName: string }> {
    return this.uow.writeAsSystem(async () => {
      const accounts = (await this.accounts.byLogin(plainLogin(login))).filter((each) => asDirector || !each.isDisabled)
      const views = await Promise.all(accounts.map((account) => this.signIns.view(account)))
      const names = views.map(({ center }) => center.name)
      const fitting = accounts.filter((_, index) => centerName === undefined || names[index] === centerName)
      const [account] = fitting
      if (!account)
        throw new Error(`Nobody${centerName ? ` of ${centerName}` : ''} who may sign in has the login ${login}.`)
      if (fitting.length > 1)
        throw new Error(`Several have this login. Say which centre: --center ${names.join(' | --center ')}`)
      if (asDirector) await this.makeDirector(account)
      const { center } = await this.signIns.view(account)
      return { ...(await this.makeFor(account, 'CLI')), name: account.name, centerName: center.name }
    })
  }

  private async makeDirector(account: Account): Promise<void> {
    await this.accounts.amend(account.id, { role: 'director', isDisabled: false })
    await this.note(account, 'CLI', 'account.made_director')
  }

  /** Inside the caller's unit. Touches nothing that a running server caches. */
  async makeFor(account: Account, actor: string): Promise<NewReset> {
    const token = newToken(256)
    const now = new Date()
    const expiresAt = new Date(now.getTime() + VALID_MS)
    await this.resets.replace({
      id: randomUUID(),
      accountId: account.id,
      tokenHash: hashOf(token),
      createdAt: now,
      expiresAt,
      usedAt: null,
    })
    await this.note(account, actor, 'account.reset_made')
    return { url: `${this.config.publicUrl}/reset#${token}`, expiresAt: expiresAt.toISOString() }
  }

  look(token: string): Promise<ResetOffer> {
    return this.uow.read(async () => {
      const { account } = await this.open(token)
      const { center } = await this.signIns.view(account)
      return { name: account.name, login: account.login, centerName: center.name }
    })
  }

  /** Sets the password, revokes all sessions and opens one for this device; works once. */
  async use({ token, password }: ResetPasswordInput, device: Device): Promise<Entered> {
    const { account } = await this.uow.read(() => this.open(token))
    this.passwords.mustBeUncommon(password, account.login)
    const passwordHash = await this.passwords.hash(password)
    return this.uow.writeAsSystem(async () => {
      const now = await this.open(token)
      if (!(await this.resets.use(now.reset.id, new Date()))) throw new AppError('reset_used')
      await this.note(now.account, now.account.name, 'account.reset_used')
      return this.signIns.resetAndEnter(now.account, passwordHash, device)
    })
  }

  private async open(token: string) {
    const reset = await this.resets.byTokenHash(hashOf(token))
    const account = reset && (await this.accounts.byId(reset.accountId))
    if (!reset || !account || account.isDisabled) throw new AppError('reset_unknown')
    if (reset.usedAt) throw new AppError('reset_used')
    if (reset.expiresAt <= new Date()) throw new AppError('reset_expired')
    return { reset, account }
  }

  private note({ centerId, name }: Account, actor: string, action: string): Promise<void> {
    return this.audit.note({ centerId, actor, action, subject: name })
  }
}
