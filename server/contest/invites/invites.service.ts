import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { Invite } from '#server/contest/invites/invite.entity'
import { isOpen, mustBeOpen } from '#server/contest/invites/invite-rules'
import { InvitesRepository } from '#server/contest/invites/invites.repository'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Person } from '#server/platform/auth/caller'
import { newToken } from '#server/platform/auth/tokens'
import { CentersRepository } from '#server/platform/centers/centers.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import type { CreateInviteInput, InviteOffer, InviteView } from '#shared/contest/invites/contract'

const DAY_MS = 86_400_000

/** Invite links of a team: directors create, show and revoke them, anyone with the link may preview it. */
@Injectable()
export class InvitesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly invites: InvitesRepository,
    private readonly contests: ContestsService,
    private readonly centers: CentersRepository,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(director: Person, contestId: string): Promise<InviteView[]> {
    return this.uow.read(async () => {
      await this.contests.loadFor(director, contestId)
      return (await this.invites.ofContest(contestId)).map((invite) => this.view(invite))
    })
  }

  create(director: Person, contestId: string, input: CreateInviteInput): Promise<InviteView> {
    const { teamId, validDays, maxUses } = input
    return this.uow.writeContestAs(director, contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      contest.mustBeOpen()
      const team = contest.view.teams.find((each) => each.id === teamId)
      if (!team) throw new AppError('not_found')
      const now = new Date()
      const invite: Invite = {
        id: randomUUID(),
        centerId: director.centerId,
        contestId,
        teamId,
        token: newToken(128),
        expiresAt: new Date(now.getTime() + validDays * DAY_MS),
        uses: 0,
        maxUses,
        isRevoked: false,
        createdAt: now,
      }
      await this.invites.add(invite)
      await this.note(director, contestId, 'invite.created', team.name, { validDays, maxUses })
      return this.view(invite)
    })
  }

  /** Revokes the invite: opening it is refused with `invite_unknown`. */
  revoke(director: Person, contestId: string, id: string): Promise<void> {
    return this.uow.writeContestAs(director, contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      const invite = await this.invites.find(contestId, id)
      if (!invite) throw new AppError('not_found')
      if (invite.isRevoked) return
      await this.invites.revoke(id)
      const team = contest.view.teams.find((each) => each.id === invite.teamId)
      await this.note(director, contestId, 'invite.revoked', team?.name ?? '', { uses: invite.uses })
    })
  }

  /** The newest open link of each team, inside the caller's unit. */
  async openOnes(contestId: string): Promise<Pick<InviteView, 'teamId' | 'url'>[]> {
    const open = (await this.invites.ofContest(contestId))
      .map((invite) => this.view(invite))
      .filter(({ isOpen }) => isOpen)
    const byTeam = new Map([...open].reverse().map(({ teamId, url }) => [teamId, { teamId, url }]))
    return [...byTeam.values()]
  }

  /** Previews the team behind the link. */
  look(token: string): Promise<InviteOffer> {
    return this.uow.read(async () => {
      const invite = await this.findOpen(token)
      const { view, centerId } = await this.contests.load(invite.contestId)
      const team = view.teams.find((each) => each.id === invite.teamId)
      if (!team) throw new AppError('invite_unknown')
      const center = await this.centers.get(centerId)
      return {
        contestId: view.id,
        contestName: view.name,
        centerName: center.name,
        centerCode: await this.centers.codeOf(center),
        teamName: team.name,
        teamColour: team.colour,
        teamCrest: team.crest,
        slogan: team.slogan,
      }
    })
  }

  /** The invite of this token, or a refusal with the reason why it is closed. Inside a unit. */
  async findOpen(token: string): Promise<Invite> {
    const invite = await this.invites.byToken(token)
    if (!invite) throw new AppError('invite_unknown')
    mustBeOpen(invite, new Date())
    const contest = await this.contests.load(invite.contestId)
    contest.mustBeOpen()
    if (contest.status === 'settling') throw new AppError('contest_settling')
    return invite
  }

  /** Counts a use, inside the unit that holds the contest, so that the last place is given once. */
  count(invite: Invite): Promise<void> {
    return this.invites.count(invite.id, invite.uses + 1)
  }

  private view({ id, teamId, token, expiresAt, uses, maxUses, isRevoked }: Invite): InviteView {
    return {
      id,
      teamId,
      url: `${this.config.publicUrl}/join#${token}`,
      expiresAt: expiresAt.toISOString(),
      uses,
      maxUses,
      isOpen: isOpen({ expiresAt, uses, maxUses, isRevoked }, new Date()),
    }
  }

  private note(director: Person, contestId: string, action: string, subject: string, after: unknown): Promise<void> {
    return this.audit.note({
      centerId: director.centerId,
      contestId,
      actor: director.name,
      action,
      subject,
      after,
    })
  }
}
