import { type DynamicModule, Module } from '@nestjs/common'
import { SampleController } from '#server/platform/sample/sample.controller'
import { SAMPLE_FILE, SampleService } from '#server/platform/sample/sample.service'

/** A contest to look around in. */
@Module({})
export class SampleModule {
  /** `file` is the built `demo/main.ts`. */
  static register(file: string): DynamicModule {
    return {
      module: SampleModule,
      controllers: [SampleController],
      providers: [SampleService, { provide: SAMPLE_FILE, useValue: file }],
    }
  }
}
