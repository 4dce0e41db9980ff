import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common'
import { z } from 'zod'
import { InvitesService } from '#server/contest/invites/invites.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { CreateInviteInput, type InviteView } from '#shared/contest/invites/contract'

/** Directors hand out invites to their contests. */
@Controller('api/contests/:contestId/invites')
@DirectorsOnly()
export class InvitesController {
  constructor(private readonly invites: InvitesService) {}

  @Get()
  list(@Me() me: Person, @Param('contestId', { schema: z.uuid() }) contestId: string): Promise<InviteView[]> {
    return this.invites.list(me, contestId)
  }

  @Post()
  create(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: CreateInviteInput }) input: CreateInviteInput,
  ): Promise<InviteView> {
    return this.invites.create(me, contestId, input)
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.invites.revoke(me, contestId, id)
  }
}
