import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common'
import { DirectorsOnly } from '#server/platform/auth/access'
import { Describe } from '#server/platform/http/describe'
import { SampleService } from '#server/platform/sample/sample.service'
import { SampleView } from '#shared/platform/sample/contract'

/** A contest to look around in, apart from the real ones. */
@Controller('api/sample')
@DirectorsOnly()
export class SampleController {
  constructor(private readonly sample: SampleService) {}

  @Get()
  @Describe({ zh: '看样板竞赛开着没有', en: 'See whether the sample contest runs', answer: SampleView })
  view(): SampleView {
    return this.sample.view()
  }

  @Post()
  @HttpCode(200)
  @Describe({
    zh: '打开样板竞赛',
    en: 'Start the sample contest',
    answer: SampleView,
    errors: ['sample_needs_port', 'sample_port_taken'],
  })
  start(): Promise<SampleView> {
    return this.sample.start()
  }

  @Delete()
  @HttpCode(204)
  @Describe({ zh: '关掉样板竞赛', en: 'Stop the sample contest', answer: null })
  stop(): void {
    this.sample.stop()
  }
}
