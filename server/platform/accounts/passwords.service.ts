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
  private dummies: Promise<{ chosen: string; random: string }> | undefined

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

  /**
   * Compares once at each cost, whatever the hash: the time reveals neither whether a login exists nor who still has a
   * first password. No password fits an account whose password was ended.
   */
  async verify(passwordHash: string, password: string): Promise<boolean> {
    const dummies = await this.dummyHashes()
    const isChosen = passwordHash.includes(`m=${this.chosen.memoryCost},`)
    const isRandom = !isChosen && passwordHash !== ''
    const byChosen = await this.compare(isChosen ? passwordHash : dummies.chosen, password)
    const byRandom = await this.compare(isRandom ? passwordHash : dummies.random, password)
    return (isChosen && byChosen) || (isRandom && byRandom)
  }

  /** Takes as long as `verify`, for logins that do not exist. */
  async pretendToVerify(password: string): Promise<false> {
    await this.verify((await this.dummyHashes()).chosen, password)
    return false
  }

  private compare(passwordHash: string, password: string): Promise<boolean> {
    return this.inTurn(() => verify(passwordHash, plain(password)))
  }

  private dummyHashes() {
    const text = 'a password that no account has'
    this.dummies ??= Promise.all([this.hash(text), this.hashRandom(text)])
      .then(([chosen, random]) => ({ chosen, random }))
      .catch((error: unknown) => {
        // A full queue is no reason to refuse every later sign-in.
        this.dummies = undefined
        throw error
      })
    return this.dummies
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
