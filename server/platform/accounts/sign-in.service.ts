import { Inject, Injectable } from '@nestjs/common'
import type { Account } from '#server/platform/accounts/account.entity'
import { toAccountView } from '#server/platform/accounts/account-view'
import { AccountsRepository } from '#server/platform/accounts/accounts.repository'
import { knownDevice, knownDeviceCookie } from '#server/platform/accounts/known-devices'
import { PasswordsService } from '#server/platform/accounts/passwords.service'
import { ResetsRepository } from '#server/platform/accounts/resets.repository'
import { SignInLimits } from '#server/platform/accounts/sign-in-limits'
import type { Person } from '#server/platform/auth/caller'
import { signInCookie } from '#server/platform/auth/session-cookies'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Device } from '#server/platform/http/device'
import { networkOf } from '#server/platform/http/request-limits'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import type { ChangePasswordInput, SignedIn, SignInInput } from '#shared/platform/accounts/contract'

/** The signed-in account, and the `Set-Cookie` headers of its session and of the device that is known from now on. */
export interface Entered {
  signedIn: SignedIn
  cookies: string[]
}

interface Sought {
  account: Account | undefined
  /** Failed sign-ins are counted by place and login. */
  place: string
  refusal: 'wrong_credentials' | 'center_code_needed'
}

/** Sign-in, and what people change about their own account. */
@Injectable()
export class SignInService {
  private readonly limits: SignInLimits

  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly centers: CentersRepository,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly resets: ResetsRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.limits = new SignInLimits(config.hasRateLimits)
  }

  /** The same answer, after the same time, for a wrong code, login or password, and for a disabled account. */
  async signIn({ login, password, center }: SignInInput, device: Device): Promise<Entered> {
    const { account, place, refusal } = await this.uow.read(() => this.sought(login, center))
    const known = account && knownDevice(account, device.cookie, this.config)
    await this.limits.attempt(
      `${place} ${login}`,
      networkOf(device.address),
      async () => {
        const isRight = account
          ? await this.passwords.verify(account.passwordHash, password)
          : await this.passwords.pretendToVerify(password)
        if (!isRight || !account || account.isDisabled) throw new AppError(refusal)
      },
      known,
    )
    if (!account) throw new AppError(refusal)
    return this.uow.writeAsSystem(async () => {
      const now = await this.accounts.find(account.centerId, account.id)
      // Checked again, so that a concurrent change of the password leaves no session behind.
      if (!now || now.isDisabled || now.passwordHash !== account.passwordHash) throw new AppError('wrong_credentials')
      return this.enter(now, device)
    })
  }

  me(person: Person): Promise<SignedIn> {
    return this.uow.read(async () => this.view(await this.own(person)))
  }

  signOut(person: Person): Promise<void> {
    return this.sessions.revoke(person, person.sessionId)
  }

  /**
   * Ends every other session and reset, because a password is mostly changed when someone else knows it. Resolves to the
   * `Set-Cookie` headers by which this device stays known.
   */
  async changePassword(person: Person, { current, next }: ChangePasswordInput, device: Device): Promise<string[]> {
    const account = await this.uow.read(() => this.own(person))
    await this.limits.attempt(`own ${account.id}`, networkOf(device.address), async () => {
      if (!(await this.passwords.verify(account.passwordHash, current))) throw new AppError('wrong_credentials')
    })
    this.passwords.mustBeUncommon(next, account.login, 'next')
    const passwordHash = await this.passwords.hash(next)
    await this.uow.writeAs(person, async () => {
      if ((await this.own(person)).passwordHash !== account.passwordHash) throw new AppError('wrong_credentials')
      await this.accounts.amend(account.id, { passwordHash })
      await this.sessions.revokeAccount(account.id, person.sessionId)
      await this.resets.end(account.id)
    })
    return this.knownFrom({ ...account, passwordHash }, device)
  }

  /** Sets the password, revokes all sessions and opens one for this device. Call inside a unit. */
  async resetAndEnter(account: Account, passwordHash: string, device: Device): Promise<Entered> {
    await this.accounts.amend(account.id, { passwordHash })
    await this.sessions.revokeAccount(account.id)
    return this.enter({ ...account, passwordHash }, device)
  }

  /** Only limits ask whether a device is known. */
  private knownFrom(account: Account, { cookie }: Device): string[] {
    return this.config.hasRateLimits ? [knownDeviceCookie(account, cookie, this.config)] : []
  }

  async view(account: Account): Promise<SignedIn> {
    const center = await this.centers.get(account.centerId)
    const { id, name, timezone } = center
    return { account: toAccountView(account), center: { id, name, timezone, code: await this.centers.codeOf(center) } }
  }

  private async enter(account: Account, device: Device): Promise<Entered> {
    const token = await this.sessions.open(account.id, device)
    const cookies = [signInCookie(token, 'person', this.config), ...this.knownFrom(account, device)]
    return { signedIn: await this.view(account), cookies }
  }

  /** The one account that is meant: by the code where several centers share the server, else by a login that one has. */
  private async sought(login: string, code: string | undefined): Promise<Sought> {
    const isShared = (await this.centers.count()) > 1
    if (isShared && code !== undefined) {
      const center = await this.centers.byCode(code)
      const account = center && (await this.accounts.holder(center.id, login))
      return { account: account ?? undefined, place: code, refusal: 'wrong_credentials' }
    }
    const accounts = await this.accounts.byLogin(login)
    const account = accounts.length === 1 ? accounts[0] : undefined
    return { account, place: '', refusal: isShared ? 'center_code_needed' : 'wrong_credentials' }
  }

  private async own(person: Person): Promise<Account> {
    const account = await this.accounts.find(person.centerId, person.accountId)
    if (!account) throw new AppError('unauthenticated')
    return account
  }
}
