import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { BenchmarkPageService } from '#server/ritual/benchmarks/benchmark-page.service'
import { BenchmarksService } from '#server/ritual/benchmarks/benchmarks.service'
import {
  type BenchmarkList,
  type BenchmarkPage,
  type BenchmarkView,
  ListBenchmarks,
  NameBenchmarkInput,
} from '#shared/ritual/benchmarks/contract'

/** 标杆: everyone of the centre looks, directors name. */
@Controller('api/contests/:contestId/benchmarks')
export class BenchmarksController {
  constructor(
    private readonly benchmarks: BenchmarksService,
    private readonly pages: BenchmarkPageService,
  ) {}

  @Get()
  list(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Query({ schema: ListBenchmarks }) { week }: ListBenchmarks,
  ): Promise<BenchmarkList> {
    return this.benchmarks.list(me, contestId, week)
  }

  @Post()
  @DirectorsOnly()
  name(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Body({ schema: NameBenchmarkInput }) input: NameBenchmarkInput,
  ): Promise<BenchmarkView> {
    return this.benchmarks.name(me, contestId, input)
  }

  @Get(':id')
  page(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<BenchmarkPage> {
    return this.pages.page(me, contestId, id)
  }

  @Delete(':id')
  @HttpCode(204)
  @DirectorsOnly()
  withdraw(
    @Me() me: Person,
    @Param('contestId', { schema: z.uuid() }) contestId: string,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.benchmarks.withdraw(me, contestId, id)
  }
}
