import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Guesses } from '#server/platform/http/guesses'
import { addressOfRequest } from '#server/platform/http/request-address'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import { SetupCode } from '#server/platform/setup/setup-code.entity'

/** Without letters and digits that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const PRINTS_PER_MINUTE = 6

/** The code by which the first director proves that they read the server's console, where other machines reach it. */
@Injectable()
export class SetupCodeService {
  private readonly guesses = new Guesses()
  private printedAt: number[] = []

  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  get isAsked(): boolean {
    return this.config.asksSetupCode
  }

  /** Prints the code on the console, a few times a minute at most, as strangers may open the page too. */
  async print(): Promise<void> {
    const now = performance.now()
    this.printedAt = this.printedAt.filter((at) => at > now - 60_000)
    if (!this.isAsked || this.printedAt.length >= PRINTS_PER_MINUTE) return
    this.printedAt.push(now)
    const code = await this.current()
    console.log(`首次设置的代码 / Code for the first setup: ${code}\n  ${this.config.publicUrl}/setup#code=${code}`)
  }

  /** Refuses a missing or wrong code, compared in constant time. */
  async mustBeRight(typed: string | undefined): Promise<void> {
    if (!this.isAsked) return
    if (!typed) throw new AppError('setup_code_wrong')
    const network = addressOfRequest()
    this.guesses.count(network)
    if (!isEqual(plain(typed), plain(await this.current()))) throw new AppError('setup_code_wrong')
    this.guesses.forgive(network)
  }

  /** Part of the unit that completes the setup. */
  async forget(): Promise<void> {
    await this.uow.manager.delete(SetupCode, { once: 1 })
  }

  private async current(): Promise<string> {
    const kept = await this.uow.read(() => this.uow.manager.findOneBy(SetupCode, { once: 1 }))
    if (kept) return kept.code
    return this.uow.writeAsSystem(async () => {
      await this.uow.manager
        .createQueryBuilder()
        .insert()
        .into(SetupCode)
        .values({ once: 1, code: newCode() })
        .orIgnore()
        .execute()
      return (await this.uow.manager.findOneByOrFail(SetupCode, { once: 1 })).code
    })
  }
}

const newCode = (): string => `${letters(4)}-${letters(4)}`
const letters = (count: number): string =>
  Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** As it is compared: without the dash and blanks, in small letters. */
const plain = (code: string): string => code.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')

const isEqual = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
