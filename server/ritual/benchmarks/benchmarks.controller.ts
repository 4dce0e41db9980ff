import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId, UuidParam } from '#server/platform/http/path-params'
import { BenchmarkPageService } from '#server/ritual/benchmarks/benchmark-page.service'
import { BenchmarksService } from '#server/ritual/benchmarks/benchmarks.service'
import {
  BenchmarkList,
  BenchmarkPage,
  BenchmarkView,
  ListBenchmarks,
  NameBenchmarkInput,
} from '#shared/ritual/benchmarks/contract'

/** 标杆: read by everyone of the centre, named by directors. */
@Controller('api/contests/:contestId/benchmarks')
export class BenchmarksController {
  constructor(
    private readonly benchmarks: BenchmarksService,
    private readonly pages: BenchmarkPageService,
  ) {}

  @Get()
  @Describe({ zh: '列出标杆', en: 'List the benchmarks', answer: BenchmarkList })
  list(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Query({ schema: ListBenchmarks }) { week }: ListBenchmarks,
  ): Promise<BenchmarkList> {
    return this.benchmarks.list(me, contestId, week)
  }

  @Post()
  @DirectorsOnly()
  @Describe({
    zh: '命名标杆',
    en: 'Name a benchmark',
    answer: BenchmarkView,
    errors: ['contest_not_started', 'business_date_outside_contest', 'unknown_metric'],
    body: {
      id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      participantId: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
      metricId: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
      week: '2015-04-06',
      citation: '一个人卖出 117 部',
    },
  })
  name(
    @Me() me: Person,
    @ContestId() contestId: string,
    @Body({ schema: NameBenchmarkInput }) input: NameBenchmarkInput,
  ): Promise<BenchmarkView> {
    return this.benchmarks.name(me, contestId, input)
  }

  @Get(':id')
  @Describe({ zh: '看一位标杆', en: 'Read about a benchmark', answer: BenchmarkPage })
  page(@Me() me: Person, @ContestId() contestId: string, @UuidParam('id') id: string): Promise<BenchmarkPage> {
    return this.pages.page(me, contestId, id)
  }

  @Delete(':id')
  @HttpCode(204)
  @DirectorsOnly()
  @Describe({ zh: '撤回标杆', en: 'Withdraw a benchmark', answer: null })
  withdraw(@Me() me: Person, @ContestId() contestId: string, @UuidParam('id') id: string): Promise<void> {
    return this.benchmarks.withdraw(me, contestId, id)
  }
}
