import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common'
import { z } from 'zod'
import { ParticipantsService } from '#server/contest/participants/participants.service'
import { PastePeopleService } from '#server/contest/participants/paste-people.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { AmendPersonInput, type PersonView } from '#shared/contest/participants/contract'
import { AddPeopleInput, type AddPeopleView } from '#shared/contest/participants/pasted-people'

@Controller('api/contests/:contestId/people')
@DirectorsOnly()
export class ParticipantsController {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly pasted: PastePeopleService,
  ) {}

  @Get()
  list(@Me() person: Person, @Param('contestId', { schema: z.uuid() }) contestId: string): Promise<PersonView[]> {
    return this.participants.list(person, contestId)
  }

  @Post()
  @HttpCode(200)
  add(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: AddPeopleInput }) input: AddPeopleInput,
  ): Promise<AddPeopleView> {
    return this.pasted.add(person, contestId, input)
  }

  @Patch(':participantId')
  amend(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('participantId', { schema: z.uuid() }) participantId: string,
    @Body({ schema: AmendPersonInput }) input: AmendPersonInput,
  ): Promise<PersonView> {
    return this.participants.amend(person, contestId, participantId, input)
  }

  @Delete(':participantId')
  @HttpCode(204)
  remove(
    @Me() person: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('participantId', { schema: z.uuid() }) participantId: string,
  ): Promise<void> {
    return this.participants.remove(person, contestId, participantId)
  }
}
