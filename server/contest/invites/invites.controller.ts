import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common'
import { z } from 'zod'
import { InvitesService } from '#server/contest/invites/invites.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { CreateInviteInput, InviteView } from '#shared/contest/invites/contract'

/** Directors manage the invites of their contests. */
@Controller('api/contests/:contestId/invites')
@DirectorsOnly()
export class InvitesController {
  constructor(private readonly invites: InvitesService) {}

  @Get()
  @Describe({ zh: '列出邀请', en: 'List the invites', answer: z.array(InviteView) })
  list(@Me() me: Person, @ContestId() contestId: string): Promise<InviteView[]> {
    return this.invites.list(me, contestId)
  }

  @Post()
  @Describe({ zh: '生成邀请', en: 'Make an invite', answer: InviteView, errors: ['contest_closed'] })
  create(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: CreateInviteInput }) input: CreateInviteInput,
  ): Promise<InviteView> {
    return this.invites.create(me, contestId, input)
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ zh: '作废邀请', en: 'Revoke an invite', answer: null })
  revoke(@Me() me: Person, @ContestId() contestId: string, @UuidParam('id') id: string): Promise<void> {
    return this.invites.revoke(me, contestId, id)
  }
}
