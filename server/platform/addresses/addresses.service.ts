import { Inject, Injectable, Logger } from '@nestjs/common'
import { answersAt } from '#server/platform/addresses/answers-at'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { BUILD } from '#server/platform/settings/build-id'
import { type Config, guessOrigins, isLoopback, ownCards } from '#server/platform/settings/config'
import { ServerRestarter } from '#server/platform/settings/restart'
import { CONFIG } from '#server/platform/settings/settings.module'
import { readStoredSettings, type StoredSettings, writeStoredSettings } from '#server/platform/settings/stored-settings'
import type { AddressesInput, AddressesView } from '#shared/platform/addresses/contract'

const [ALL, ONLY_HERE] = ['0.0.0.0', '127.0.0.1']
const DAY_MS = 24 * 60 * 60 * 1_000

/** By which address people open this server; for directors of its only centre. */
@Injectable()
export class AddressesService {
  private readonly log = new Logger(AddressesService.name)

  constructor(
    private readonly uow: UnitOfWork,
    private readonly centers: CentersRepository,
    private readonly audit: AuditService,
    private readonly server: ServerRestarter,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(BUILD) private readonly build: string,
  ) {}

  async view(): Promise<AddressesView> {
    await this.mustBeOnlyCenter()
    return this.now()
  }

  /** Stores what the next start listens on, and keeps the present addresses for a day. */
  async change(director: Person, input: AddressesInput): Promise<AddressesView> {
    await this.mustBeOnlyCenter()
    const { fixed, settingsFile } = this.config
    const { stored } = this.now()
    if (fixed.host && input.isOpen !== stored.isOpen) throw new AppError('address_fixed', { name: 'HOST' })
    if (fixed.publicUrl && input.publicUrl !== stored.publicUrl)
      throw new AppError('address_fixed', { name: 'PUBLIC_URL' })
    if (input.publicUrl !== null && input.publicUrl !== stored.publicUrl) await this.mustLeadHere(input.publicUrl)
    const { centerId, name: actor } = director
    const change = { subject: this.config.publicUrl, before: stored, after: input }
    await this.uow.writeAs(director, async () => {
      await this.audit.note({ centerId, actor, action: 'addresses.changed', ...change })
      writeStoredSettings(settingsFile, this.settingsOf(input))
    })
    return this.now()
  }

  /** Restarts on what is stored; a sale that comes meanwhile is refused with a retry hint. */
  async restart(director: Person): Promise<void> {
    await this.mustBeOnlyCenter()
    this.log.log(`${director.name} restarts the server on the stored addresses`)
    const undo = (error: unknown): void => this.log.error(error)
    this.server.restartWith({ reason: 'leaving', apply: () => undefined, undo })
  }

  private now(): AddressesView {
    const { config } = this
    const { HOST, PUBLIC_URL, former } = readStoredSettings(config.settingsFile)
    const running = { isOpen: !isLoopback(config.host), publicUrl: config.publicUrl }
    const stored = {
      isOpen: config.fixed.host ? running.isOpen : HOST !== undefined && !isLoopback(HOST),
      publicUrl: config.fixed.publicUrl ? config.publicUrl : (PUBLIC_URL ?? null),
    }
    const next = stored.publicUrl ?? guessOrigins(stored.isOpen ? ALL : ONLY_HERE, config.port, this.own())[0]
    const needsRestart = stored.isOpen !== running.isOpen || next !== running.publicUrl
    const isFormer = !needsRestart && former !== undefined && Date.parse(former.until) > Date.now()
    return {
      running,
      stored,
      fixed: { isOpen: config.fixed.host, publicUrl: config.fixed.publicUrl },
      own: ownCards().map(({ card, address }) => ({ card, url: this.urlOf(address) })),
      needsRestart,
      former: isFormer ? { urls: former.origins, until: former.until } : null,
    }
  }

  private settingsOf({ isOpen, publicUrl }: AddressesInput): StoredSettings {
    const { fixed, origins } = this.config
    const until = new Date(Date.now() + DAY_MS).toISOString()
    return {
      ...(fixed.host ? {} : { HOST: isOpen ? ALL : ONLY_HERE }),
      ...(fixed.publicUrl || publicUrl === null ? {} : { PUBLIC_URL: publicUrl }),
      former: { origins: [...origins], until },
    }
  }

  /** A name that leads elsewhere would shut everyone out, this page included. */
  private async mustLeadHere(url: string): Promise<void> {
    if (this.own().some((address) => this.urlOf(address) === url)) return
    if (!(await answersAt(url, this.build))) throw new AppError('address_elsewhere', { name: url })
  }

  /** The addresses concern every centre of the server. */
  async mustBeOnlyCenter(): Promise<void> {
    if ((await this.uow.read(() => this.centers.count())) !== 1) throw new AppError('addresses_shared')
  }

  private own = (): string[] => ownCards().map(({ address }) => address)
  private urlOf = (address: string): string => new URL(`http://${address}:${this.config.port}`).origin
}
