import { Injectable } from '@nestjs/common'
import type { Invite } from '#server/contest/invites/invite.entity'
import { InvitesService } from '#server/contest/invites/invites.service'
import { ParticipantsService } from '#server/contest/participants/participants.service'
import { AccountsService, refuseTakenLogin } from '#server/platform/accounts/accounts.service'
import { PasswordsService } from '#server/platform/accounts/passwords.service'
import { AuditService } from '#server/platform/audit/audit.service'
import type { Caller } from '#server/platform/auth/caller'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Device } from '#server/platform/http/device'
import type { JoinByInviteInput, Joined } from '#shared/contest/invites/contract'

type AsNew = Extract<JoinByInviteInput, { as: 'new' }>
interface Newcomer {
  accountId: string
  name: string
  token?: string
}

/** Joins a team by invite, with a new account or an existing one. */
@Injectable()
export class JoinService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly invites: InvitesService,
    private readonly accounts: AccountsService,
    private readonly participants: ParticipantsService,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
  ) {}

  /** Creates account, seat and session in one unit; `token` is for the cookie of the new session. */
  async asNew(input: AsNew, device: Device): Promise<{ joined: Joined; token: string }> {
    const { contestId } = await this.uow.read(() => this.invites.findOpen(input.token))
    this.passwords.mustBeUncommon(input.password, input.login)
    const passwordHash = await this.passwords.hash(input.password)
    const { name, login } = input
    let token = ''
    const joined = await this.uow
      .writeContestAsSystem(contestId, () =>
        this.seat(input.token, async ({ centerId }) => {
          const account = await this.accounts.add({ centerId, role: 'member', name, login, passwordHash })
          token = await this.sessions.open(account.id, device)
          return { accountId: account.id, name }
        }),
      )
      .catch(refuseTakenLogin)
    return { joined, token }
  }

  /** An invite of another centre is unknown here. */
  async asMe(token: string, caller: Caller | null): Promise<Joined> {
    if (caller?.kind !== 'person') throw new AppError('unauthenticated')
    const { contestId } = await this.uow.read(() => this.invites.findOpen(token))
    return this.uow.writeContestAs(caller, contestId, () =>
      this.seat(token, async ({ centerId }) => {
        if (centerId !== caller.centerId) throw new AppError('invite_unknown')
        return { accountId: caller.accountId, name: caller.name }
      }),
    )
  }

  /** Reads the invite again, inside the unit that holds the contest. */
  private async seat(token: string, newcomerOf: (invite: Invite) => Promise<Newcomer>): Promise<Joined> {
    const invite = await this.invites.findOpen(token)
    const { contestId, teamId, centerId } = invite
    const { accountId, name } = await newcomerOf(invite)
    const { id } = await this.participants.add({ contestId, teamId, accountId, area: '', isCaptain: false })
    await this.invites.count(invite)
    await this.audit.note({ centerId, contestId, actor: name, action: 'person.joined', subject: name })
    return { contestId, teamId, participantId: id }
  }
}
