import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { AccountsService } from '#server/platform/accounts/accounts.service'
import { PasswordsService } from '#server/platform/accounts/passwords.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Center } from '#server/platform/centers/center.entity'
import { newCenterCode } from '#server/platform/centers/center-codes'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { isUniqueViolation, UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Setup } from '#server/platform/setup/setup.entity'
import { SetupCodeService } from '#server/platform/setup/setup-code.service'
import type { SetupInput, SetupStatus } from '#shared/platform/accounts/contract'

/** Creates centres: the first from the setup page, once, further ones from the command line. */
@Injectable()
export class SetupService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly centers: CentersRepository,
    private readonly accounts: AccountsService,
    private readonly passwords: PasswordsService,
    private readonly audit: AuditService,
    private readonly codes: SetupCodeService,
  ) {}

  /** Prints the code of the setup page once more where it will be asked for. */
  async status(): Promise<SetupStatus> {
    const status = await this.uow.read(async () => {
      const isDone = await this.isMarked()
      return (await this.centers.count()) > 1 ? { isDone, needsCenterCode: true } : { isDone }
    })
    if (status.isDone || !this.codes.isAsked) return status
    await this.codes.print()
    return { ...status, needsSetupCode: true }
  }

  isDone(): Promise<boolean> {
    return this.uow.read(() => this.isMarked())
  }

  /** Refuses the second of two that race with `setup_done`: the table permits one row. */
  async complete(input: SetupInput): Promise<Center> {
    // Checked first, so that strangers cannot make a running server hash passwords.
    if (await this.isDone()) throw new AppError('setup_done')
    await this.codes.mustBeRight(input.setupCode)
    const passwordHash = await this.goodHash(input)
    try {
      return await this.uow.writeAsSystem(async () => {
        if (await this.isMarked()) throw new AppError('setup_done')
        await this.mark()
        return this.found(input, passwordHash)
      })
    } catch (error) {
      throw isUniqueViolation(error) ? new AppError('setup_done') : error
    }
  }

  /** Adds a centre, from the command line; also closes the setup page. */
  async addCenter(input: SetupInput): Promise<Center> {
    const passwordHash = await this.goodHash(input)
    return this.uow.writeAsSystem(async () => {
      if (!(await this.isMarked())) await this.mark()
      return this.found(input, passwordHash)
    })
  }

  private goodHash({ password, login }: SetupInput): Promise<string> {
    this.passwords.mustBeUncommon(password, login)
    return this.passwords.hash(password)
  }

  private async found(
    { centerName, timezone, name, login, centerCode }: SetupInput,
    passwordHash: string,
  ): Promise<Center> {
    const code = centerCode ?? (await this.freeCode())
    if (await this.centers.byCode(code))
      throw new Error(`Another centre has the code ${code}. Choose another one with --code.`)
    const center = { id: randomUUID(), name: centerName, timezone, code, createdAt: new Date(), customerDays: null }
    await this.centers.add(center)
    await this.accounts.add({ centerId: center.id, role: 'director', name, login, passwordHash })
    const after = { centerName, timezone, director: name, login }
    await this.audit.note({ centerId: center.id, actor: name, action: 'center.founded', subject: centerName, after })
    return center
  }

  private async freeCode(): Promise<string> {
    for (;;) {
      const code = newCenterCode()
      if (!(await this.centers.byCode(code))) return code
    }
  }

  private isMarked(): Promise<boolean> {
    return this.uow.manager.existsBy(Setup, { once: 1 })
  }

  private async mark(): Promise<void> {
    await this.uow.manager.insert(Setup, { once: 1, at: new Date() })
    await this.codes.forget()
  }
}
