import { Inject, Injectable } from '@nestjs/common'
import { hash, type Options, verify } from '@node-rs/argon2'
import { isCommon } from '#server/platform/accounts/common-passwords'
import { AppError } from '#server/platform/http/app-error'
import { FairQueue } from '#server/platform/http/fair-queue'
import { addressOfRequest } from '#server/platform/http/request-address'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'

/** Two leave half of the threads to files and the disk; 400 are the phones of an office that sign in at once. */
const QUEUE = { atOnce: 2, perAddress: 400, all: 2_000 }

/** Hashes and compares passwords, off the server's thread; outside units, because it takes tens of milliseconds. */
@Injectable()
export class PasswordsService {
  private readonly chosen: Options
  private readonly random: Options
  private readonly queue = new FairQueue(QUEUE)
  private dummy: Promise<string> | undefined

  constructor(@Inject(CONFIG) { passwordCost }: Config) {
    this.chosen = argon2id(passwordCost.chosen)
    this.random = argon2id(passwordCost.random)
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(plain(password), this.chosen))
  }

  /** Cheap hash for a random password of 49 bits, which cannot be guessed; a list of thousands takes seconds. */
  hashRandom(password: string): Promise<string> {
    return this.inTurn(() => hash(plain(password), this.random))
  }

  /** Takes equally long for both kinds of hash, so that the time does not reveal who still has a first password. */
  async verify(passwordHash: string, password: string): Promise<boolean> {
    // No password fits an account whose password was ended.
    if (passwordHash === '') return this.pretendToVerify(password)
    if (!passwordHash.includes(`m=${this.chosen.memoryCost},`)) await this.pretendToVerify(password)
    return this.inTurn(() => verify(passwordHash, plain(password)))
  }

  /** Takes as long as `verify`, for logins that do not exist. */
  async pretendToVerify(password: string): Promise<false> {
    this.dummy ??= this.hash('nobody has this password')
    await this.verify(await this.dummy, password)
    return false
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.queue.run(addressOfRequest(), work)
  }

  /** Refuses what others guess first; `path` is the field to mark. */
  mustBeUncommon(password: string, login: string, path = 'password'): void {
    if (!isCommon(plain(password), login)) return
    const code = 'password_too_common'
    throw new AppError(code, { fields: [{ path, message: code, code }] })
  }
}

/** argon2id is the library's default algorithm. */
const argon2id = (memoryCost: number): Options => ({ memoryCost, timeCost: 1, parallelism: 1 })

/** Chinese keyboards give the same letters at full width. */
const plain = (password: string): string => password.normalize('NFKC')
