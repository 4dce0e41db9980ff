import { type DynamicModule, Module } from '@nestjs/common'
import { Clock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'

/** Token of the frozen `Config`. */
export const CONFIG = Symbol('config')

/** The configuration and the contest's clock, for every feature. */
@Module({})
export class SettingsModule {
  static register(config: Config, clock: Clock): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
      ],
      exports: [CONFIG, Clock],
    }
  }
}
