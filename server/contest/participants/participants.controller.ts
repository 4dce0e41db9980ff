import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common'
import { z } from 'zod'
import { CodesService } from '#server/contest/participants/codes.service'
import { ParticipantsService } from '#server/contest/participants/participants.service'
import { PastePeopleService } from '#server/contest/participants/paste-people.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { BodyLimit } from '#server/platform/http/request-body'
import { PersonCodes, SetCodesInput } from '#shared/contest/participants/codes'
import { AmendPersonInput, PersonView } from '#shared/contest/participants/contract'
import { AddPeopleInput, AddPeopleView, PASTE_LIMITS } from '#shared/contest/participants/pasted-people'

@Controller('api/contests/:contestId/people')
@DirectorsOnly()
export class ParticipantsController {
  constructor(
    private readonly participants: ParticipantsService,
    private readonly pasted: PastePeopleService,
    private readonly codes: CodesService,
  ) {}

  @Get()
  @Describe({ zh: '列出队员', en: 'List the people of a contest', answer: z.array(PersonView) })
  list(@Me() person: Person, @ContestId() contestId: string): Promise<PersonView[]> {
    return this.participants.list(person, contestId)
  }

  @Post()
  @HttpCode(200)
  @BodyLimit(PASTE_LIMITS.fileBytes)
  @Describe({
    zh: '加入队员，可先预览',
    en: 'Add people, as a preview first',
    answer: AddPeopleView,
    errors: ['contest_closed'],
  })
  add(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: AddPeopleInput }) input: AddPeopleInput,
  ): Promise<AddPeopleView> {
    return this.pasted.add(person, contestId, input)
  }

  @Patch(':participantId')
  @Describe({ zh: '更正队员', en: 'Correct a participant', answer: PersonView, errors: ['contest_not_draft'] })
  amend(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('participantId') participantId: string,
    @Body({ schema: AmendPersonInput }) input: AmendPersonInput,
  ): Promise<PersonView> {
    return this.participants.amend(person, contestId, participantId, input)
  }

  @Get(':participantId/codes')
  @Describe({
    zh: '列出队员的系统工号和别名',
    en: 'List the system codes and aliases of a participant',
    answer: PersonCodes,
  })
  listCodes(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('participantId') participantId: string,
  ): Promise<PersonCodes> {
    return this.codes.list(person, contestId, participantId)
  }

  @Put(':participantId/codes')
  @Describe({
    zh: '更改队员的系统工号和别名',
    en: 'Set the system codes and aliases of a participant',
    answer: PersonCodes,
  })
  setCodes(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('participantId') participantId: string,
    @Body({ schema: SetCodesInput }) input: SetCodesInput,
  ): Promise<PersonCodes> {
    return this.codes.set(person, contestId, participantId, input)
  }

  @Delete(':participantId')
  @HttpCode(204)
  @Describe({ zh: '移出队员', en: 'Remove a participant', answer: null, errors: ['participant_has_history'] })
  remove(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('participantId') participantId: string,
  ): Promise<void> {
    return this.participants.remove(person, contestId, participantId)
  }
}
