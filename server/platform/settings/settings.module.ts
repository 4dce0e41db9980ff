import { type DynamicModule, Module } from '@nestjs/common'
import { BUILD, UNBUILT } from '#server/platform/settings/build-id'
import { Clock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'

/** Token of the frozen `Config`. */
export const CONFIG = Symbol('config')

/** The configuration, the contest's clock and the id of the pages, for every feature. */
@Module({})
export class SettingsModule {
  static register(config: Config, clock: Clock, build = UNBUILT): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: BUILD, useValue: build },
      ],
      exports: [CONFIG, Clock, BUILD],
    }
  }
}
