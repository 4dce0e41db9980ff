import { Injectable } from '@nestjs/common'
import { Invite } from '#server/contest/invites/invite.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** The table of invites. */
@Injectable()
export class InvitesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  private get invites() {
    return this.uow.manager.getRepository(Invite)
  }

  async add(invite: Invite): Promise<void> {
    await this.invites.insert(invite)
  }

  byToken(token: string): Promise<Invite | null> {
    return this.invites.findOneBy({ token })
  }

  find(contestId: string, id: string): Promise<Invite | null> {
    return this.invites.findOneBy({ contestId, id })
  }

  /** Newest first; revoked ones are gone. */
  ofContest(contestId: string): Promise<Invite[]> {
    return this.invites.find({ where: { contestId, isRevoked: false }, order: { createdAt: 'DESC', id: 'ASC' } })
  }

  async revoke(id: string): Promise<void> {
    await this.invites.update({ id }, { isRevoked: true })
  }

  async count(id: string, uses: number): Promise<void> {
    await this.invites.update({ id }, { uses })
  }
}
