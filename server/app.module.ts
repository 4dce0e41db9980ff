import { dirname, join } from 'node:path'
import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_PIPE } from '@nestjs/core'
import { AccountsModule } from '#server/accounts/accounts.module'
import { ApiTokensModule } from '#server/api-tokens/api-tokens.module'
import { AuditModule } from '#server/audit/audit.module'
import { BackupsModule } from '#server/backups/backups.module'
import { BattleReportsModule } from '#server/battle-reports/battle-reports.module'
import { BenchmarksModule } from '#server/benchmarks/benchmarks.module'
import { BossViewModule } from '#server/boss-view/boss-view.module'
import type { Clock } from '#server/clock'
import type { Config } from '#server/config'
import { ContestsModule } from '#server/contests/contests.module'
import { CustomersModule } from '#server/customers/customers.module'
import type { OpenDatabase } from '#server/database/data-source'
import { DatabaseModule } from '#server/database/database.module'
import { DealsModule } from '#server/deals/deals.module'
import { DisplaysModule } from '#server/displays/displays.module'
import { DisputesModule } from '#server/disputes/disputes.module'
import { DocsModule } from '#server/docs/docs.module'
import { DutyModule } from '#server/duty/duty.module'
import { ExportsModule } from '#server/exports/exports.module'
import { HealthModule } from '#server/health/health.module'
import { AppErrorFilter } from '#server/http/app-error.filter'
import { ContractPipe } from '#server/http/contract.pipe'
import { ImportsModule } from '#server/imports/imports.module'
import { InvitesModule } from '#server/invites/invites.module'
import type { Life } from '#server/life'
import { LiveModule } from '#server/live/live.module'
import { MeetingsModule } from '#server/meetings/meetings.module'
import type { Metrics } from '#server/metrics/metrics'
import { MetricsModule } from '#server/metrics/metrics.module'
import { ParticipantsModule } from '#server/participants/participants.module'
import { PlaybookModule } from '#server/playbook/playbook.module'
import { PledgesModule } from '#server/pledges/pledges.module'
import { ScoreboardModule } from '#server/scoreboard/scoreboard.module'
import { SessionsModule } from '#server/sessions/sessions.module'
import { SettingsModule } from '#server/settings.module'
import { SetupModule } from '#server/setup/setup.module'
import { ShortfallsModule } from '#server/shortfalls/shortfalls.module'
import { StandingsModule } from '#server/standings/standings.module'
import { SupportsModule } from '#server/supports/supports.module'
import { VoicesModule } from '#server/voices/voices.module'

export interface Parts {
  config: Config
  clock: Clock
  database: OpenDatabase
  life: Life
  /** The built `backups/worker.ts`. */
  workerFile: string
  /** Where they are wanted. */
  metrics: Metrics | null
}

/** All features, on one database and one clock. */
@Module({})
export class AppModule {
  static register({ config, clock, database, life, workerFile, metrics }: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.register(config, clock),
        DatabaseModule.register(database),
        HealthModule,
        MetricsModule.register(metrics),
        AuditModule,
        BackupsModule.register(life, workerFile),
        AccountsModule,
        SessionsModule,
        SetupModule,
        ContestsModule,
        ParticipantsModule,
        InvitesModule,
        DisplaysModule,
        DocsModule,
        ApiTokensModule,
        LiveModule,
        StandingsModule,
        DutyModule,
        MeetingsModule,
        ShortfallsModule,
        SupportsModule,
        VoicesModule,
        PledgesModule,
        DealsModule,
        ExportsModule,
        ImportsModule.register(join(dirname(workerFile), 'import-worker.js')),
        DisputesModule,
        CustomersModule,
        ScoreboardModule,
        BossViewModule,
        BattleReportsModule,
        BenchmarksModule,
        PlaybookModule,
      ],
      providers: [
        { provide: APP_PIPE, useClass: ContractPipe },
        { provide: APP_FILTER, useClass: AppErrorFilter },
      ],
    }
  }
}
