import { Body, Controller, Get, HttpCode, Post, Put, Query, type StreamableFile } from '@nestjs/common'
import { DirectorsOnly, Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { asFile } from '#server/platform/spreadsheets/as-file'
import { RequestWorkService } from '#server/ritual/requests/request-work.service'
import { RequestsService } from '#server/ritual/requests/requests.service'
import { RequestsExportService } from '#server/ritual/requests/requests-export.service'
import { DayQuery } from '#shared/contest/duty/contract'
import {
  AnswerInput,
  AskInput,
  FinishInput,
  ForwardInput,
  ListRequests,
  ReopenInput,
  RequestList,
  RequestSummary,
  RequestView,
  TakeInput,
} from '#shared/ritual/requests/contract'
import { RequestsExportQuery } from '#shared/ritual/requests/export-texts'
import { DEFAULT_TERMS, RequestTerms, SetTermsInput } from '#shared/ritual/requests/terms'

const MOVES = ['request_moved', 'contest_not_started', 'contest_closed'] as const

@Controller('api/contests/:contestId/requests')
export class RequestsController {
  constructor(
    private readonly requests: RequestsService,
    private readonly work: RequestWorkService,
    private readonly exports: RequestsExportService,
  ) {}

  @Get()
  @Describe({ zh: '列出求支撑', en: 'List requests of the back office', answer: RequestList })
  list(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: ListRequests }) filter: ListRequests,
  ): Promise<RequestList> {
    return this.requests.list(person, contestId, filter)
  }

  @Get('summary')
  @Describe({ zh: '支撑按时情况', en: 'How the back office keeps its promises', answer: RequestSummary })
  summary(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: DayQuery }) { day }: DayQuery,
  ): Promise<RequestSummary> {
    return this.requests.summary(person, contestId, day)
  }

  @Get('export')
  @RequireLedgerKeeper()
  @Describe({
    zh: '导出求支撑',
    en: 'Export requests of the back office',
    answer: 'file',
    errors: ['contest_not_started'],
  })
  async export(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Query({ schema: RequestsExportQuery }) query: RequestsExportQuery,
  ): Promise<StreamableFile> {
    const { name, type, content } = await this.exports.export(person, contestId, query)
    return asFile(content, name, type)
  }

  @Post()
  @Describe({
    zh: '求支撑',
    en: 'Ask the back office',
    answer: RequestView,
    errors: ['not_a_participant', 'not_for_others', 'contest_settling', 'contest_not_started', 'contest_closed'],
  })
  ask(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: AskInput }) input: AskInput,
  ): Promise<RequestView> {
    return this.requests.ask(person, contestId, input)
  }

  @Put('terms')
  @DirectorsOnly()
  @Describe({
    zh: '设定承诺时限',
    en: 'Set what is promised',
    answer: RequestTerms,
    errors: ['contest_closed'],
    body: DEFAULT_TERMS,
  })
  promise(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: SetTermsInput }) terms: RequestTerms,
  ): Promise<RequestTerms> {
    return this.requests.promise(person, contestId, terms)
  }

  @Post(':id/taking')
  @HttpCode(200)
  @RequireLedgerKeeper()
  @Describe({ zh: '接单', en: 'Take a request', answer: RequestView, errors: [...MOVES] })
  take(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: TakeInput }) input: TakeInput,
  ): Promise<RequestView> {
    return this.work.take(person, contestId, id, input)
  }

  @Post(':id/forwarding')
  @HttpCode(200)
  @RequireLedgerKeeper()
  @Describe({ zh: '转外部', en: 'Note who outside does it', answer: RequestView, errors: [...MOVES] })
  forward(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: ForwardInput }) input: ForwardInput,
  ): Promise<RequestView> {
    return this.work.forward(person, contestId, id, input)
  }

  @Post(':id/answer')
  @HttpCode(200)
  @RequireLedgerKeeper()
  @Describe({ zh: '答复', en: 'Answer a request', answer: RequestView, errors: [...MOVES] })
  answer(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: AnswerInput }) input: AnswerInput,
  ): Promise<RequestView> {
    return this.work.answer(person, contestId, id, input)
  }

  @Post(':id/finish')
  @HttpCode(200)
  @Describe({ zh: '办结', en: 'Finish a request', answer: RequestView, errors: [...MOVES] })
  finish(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: FinishInput }) input: FinishInput,
  ): Promise<RequestView> {
    return this.work.finish(person, contestId, id, input)
  }

  @Post(':id/reopening')
  @HttpCode(200)
  @Describe({ zh: '没解决，重新打开', en: 'Reopen a request', answer: RequestView, errors: [...MOVES] })
  reopen(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: ReopenInput }) input: ReopenInput,
  ): Promise<RequestView> {
    return this.work.reopen(person, contestId, id, input)
  }
}
