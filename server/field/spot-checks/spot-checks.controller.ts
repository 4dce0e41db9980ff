import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common'
import { z } from 'zod'
import { SpotChecksService } from '#server/field/spot-checks/spot-checks.service'
import { Me, RequireLedgerKeeper } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import {
  AnswerCheckInput,
  CheckedCustomer,
  DrawChecksInput,
  SpotCheckDesk,
  TeamChecks,
} from '#shared/field/spot-checks/contract'

/** 抽查: directors and clerks call, teams see how it came out. */
@Controller('api/contests/:contestId/spot-checks')
export class SpotChecksController {
  constructor(private readonly checks: SpotChecksService) {}

  @Get()
  @RequireLedgerKeeper()
  @Describe({
    zh: '抽查：抽到的、答复和可抽查的',
    en: 'What is checked by calls, and what was said',
    answer: SpotCheckDesk,
  })
  desk(@Me() person: Person, @ContestId() contestId: string): Promise<SpotCheckDesk> {
    return this.checks.desk(person, contestId)
  }

  @Get('teams')
  @Describe({ zh: '本队抽查的结果', en: 'How the checks of the own team came out', answer: z.array(TeamChecks) })
  teams(@Me() person: Person, @ContestId() contestId: string): Promise<TeamChecks[]> {
    return this.checks.teams(person, contestId)
  }

  @Post('draws')
  @HttpCode(200)
  @RequireLedgerKeeper()
  @Describe({
    zh: '抽出上周每队三个，只抽一次',
    en: 'Draw three of each team of the last week, once',
    answer: SpotCheckDesk,
    errors: ['week_not_over', 'contest_closed'],
  })
  draw(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: DrawChecksInput }) input: DrawChecksInput,
  ): Promise<SpotCheckDesk> {
    return this.checks.draw(person, contestId, input)
  }

  @Post(':id/call')
  @HttpCode(200)
  @RequireLedgerKeeper()
  @Describe({
    zh: '看要打的号码，会记进操作记录',
    en: 'Show the number to call, which is audited',
    answer: CheckedCustomer,
    errors: ['spot_check_open', 'spot_check_answered'],
  })
  call(@Me() person: Person, @ContestId() contestId: string, @UuidParam('id') id: string): Promise<CheckedCustomer> {
    return this.checks.call(person, contestId, id)
  }

  @Post(':id/answer')
  @HttpCode(200)
  @RequireLedgerKeeper()
  @Describe({
    zh: '记下客户的答复：属实、不属实、未接通',
    en: 'Record what the customer said: true, not true, or no answer',
    answer: SpotCheckDesk,
    errors: ['spot_check_answered', 'spot_check_not_called'],
  })
  answer(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('id') id: string,
    @Body({ schema: AnswerCheckInput }) input: AnswerCheckInput,
  ): Promise<SpotCheckDesk> {
    return this.checks.answer(person, contestId, id, input)
  }
}
