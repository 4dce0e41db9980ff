import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common'
import { z } from 'zod'
import { ListTerritoriesService } from '#server/contest/territories/list-territories.service'
import { TerritoriesService } from '#server/contest/territories/territories.service'
import { DirectorsOnly, ForTokens, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { BodyLimit } from '#server/platform/http/request-body'
import {
  AddTerritoryInput,
  AmendTerritoryInput,
  SetHoldersInput,
  TerritoryView,
} from '#shared/contest/territories/contract'
import { ListTerritoriesInput, ListTerritoriesView } from '#shared/contest/territories/listed-territories'

/** Of 2,000 rows. */
const LIST_BYTES = 2 * 1024 * 1024

/** Everyone of the centre sees the territories, directors keep them. */
@Controller('api/contests/:contestId/territories')
export class TerritoriesController {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly lists: ListTerritoriesService,
  ) {}

  @Get()
  @ForTokens('read')
  @Describe({
    zh: '列出包区、包区的人和最近一次走访的日子',
    en: 'List the territories, who holds them and when they were last worked in',
    answer: z.array(TerritoryView),
  })
  list(@Me() person: Person, @ContestId() contestId: string): Promise<TerritoryView[]> {
    return this.territories.list(person, contestId)
  }

  @Post()
  @DirectorsOnly()
  @Describe({
    zh: '新增包区',
    en: 'Add a territory',
    answer: TerritoryView,
    errors: ['contest_closed', 'not_a_participant', 'territory_taken', 'too_many_territories'],
  })
  add(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: AddTerritoryInput }) input: AddTerritoryInput,
  ): Promise<TerritoryView> {
    return this.territories.add(person, contestId, input)
  }

  @Post('list')
  @HttpCode(200)
  @DirectorsOnly()
  @BodyLimit(LIST_BYTES)
  @Describe({
    zh: '按名单新增、更新包区，可先预览',
    en: 'Add and update territories from a list, as a preview first',
    answer: ListTerritoriesView,
    errors: ['contest_closed'],
  })
  listAll(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: ListTerritoriesInput }) input: ListTerritoriesInput,
  ): Promise<ListTerritoriesView> {
    return this.lists.list(person, contestId, input)
  }

  @Patch(':territoryId')
  @DirectorsOnly()
  @Describe({
    zh: '更正包区',
    en: 'Correct a territory',
    answer: TerritoryView,
    errors: ['contest_closed', 'territory_taken'],
  })
  amend(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('territoryId') id: string,
    @Body({ schema: AmendTerritoryInput }) input: AmendTerritoryInput,
  ): Promise<TerritoryView> {
    return this.territories.amend(person, contestId, id, input)
  }

  @Put(':territoryId/holders')
  @DirectorsOnly()
  @Describe({
    zh: '定由谁包区，今天起算，也可以从以前的一天起算',
    en: 'Set who holds a territory from today on, or from an earlier day',
    answer: TerritoryView,
    errors: [
      ...(['contest_closed', 'not_a_participant', 'business_date_in_future'] as const),
      ...(['business_date_outside_contest', 'holders_changed_later'] as const),
    ],
  })
  setHolders(
    @Me() person: Person,
    @ContestId() contestId: string,
    @UuidParam('territoryId') id: string,
    @Body({ schema: SetHoldersInput }) input: SetHoldersInput,
  ): Promise<TerritoryView> {
    return this.territories.setHolders(person, contestId, id, input)
  }

  @Delete(':territoryId')
  @HttpCode(204)
  @DirectorsOnly()
  @Describe({
    zh: '移除没有报过单、没有走访过的包区',
    en: 'Remove a territory that nothing points at',
    answer: null,
    errors: ['contest_closed', 'territory_in_use'],
  })
  remove(@Me() person: Person, @ContestId() contestId: string, @UuidParam('territoryId') id: string): Promise<void> {
    return this.territories.remove(person, contestId, id)
  }
}
