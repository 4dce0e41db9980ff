import { Injectable, type OnModuleInit } from '@nestjs/common'
import { type PastedPledge, PledgeTaker } from '#server/ledger/group-messages/pledge-taker'
import type { Person } from '#server/platform/auth/caller'
import { MakePledgeService } from '#server/ritual/pledges/make-pledge.service'
import { PledgesRepository } from '#server/ritual/pledges/pledges.repository'

/** Makes the pledges that are read from messages of the group; words of one's own stay. */
@Injectable()
export class PastedPledges implements OnModuleInit {
  constructor(
    private readonly taker: PledgeTaker,
    private readonly making: MakePledgeService,
    private readonly pledges: PledgesRepository,
  ) {}

  onModuleInit(): void {
    this.taker.register((person, contestId, pledge) => this.pledge(person, contestId, pledge))
  }

  private async pledge(person: Person, contestId: string, pledge: PastedPledge): Promise<void> {
    const current = await this.pledges.find(contestId, pledge.day, pledge.participantId)
    await this.making.pledge(person, contestId, { ...pledge, sentence: current?.sentence ?? '' })
  }
}
