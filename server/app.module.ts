import { dirname, join } from 'node:path'
import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_PIPE } from '@nestjs/core'
import { ApiTokensModule } from '#server/contest/api-tokens/api-tokens.module'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { InboxModule } from '#server/contest/inbox/inbox.module'
import { InvitesModule } from '#server/contest/invites/invites.module'
import { ParticipantsModule } from '#server/contest/participants/participants.module'
import { PortraitsModule } from '#server/contest/portraits/portraits.module'
import { TerritoriesModule } from '#server/contest/territories/territories.module'
import { contracts } from '#server/contracts'
import { customerPlaces } from '#server/customer-places'
import { ActivitiesModule } from '#server/field/activities/activities.module'
import { ListsModule } from '#server/field/lists/lists.module'
import { OpportunitiesModule } from '#server/field/opportunities/opportunities.module'
import { ProposalsModule } from '#server/field/proposals/proposals.module'
import { SpotChecksModule } from '#server/field/spot-checks/spot-checks.module'
import { BonusesModule } from '#server/ledger/bonuses/bonuses.module'
import { CustomersModule } from '#server/ledger/customers/customers.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { DisputesModule } from '#server/ledger/disputes/disputes.module'
import { ExportsModule } from '#server/ledger/exports/exports.module'
import { GroupMessagesModule } from '#server/ledger/group-messages/group-messages.module'
import { ImportsModule } from '#server/ledger/imports/imports.module'
import { LikesModule } from '#server/ledger/likes/likes.module'
import { StandingsModule } from '#server/ledger/standings/standings.module'
import { LiveModule } from '#server/live/live.module'
import { AccountsModule } from '#server/platform/accounts/accounts.module'
import { AddressesModule } from '#server/platform/addresses/addresses.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { BackupsModule } from '#server/platform/backups/backups.module'
import type { OpenDatabase } from '#server/platform/database/data-source'
import { DatabaseModule } from '#server/platform/database/database.module'
import { DocsModule } from '#server/platform/docs/docs.module'
import { EventsModule } from '#server/platform/events/events.module'
import { HealthModule } from '#server/platform/health/health.module'
import { AppErrorFilter } from '#server/platform/http/app-error.filter'
import { ContractPipe } from '#server/platform/http/contract.pipe'
import type { Metrics } from '#server/platform/monitoring/metrics'
import { MetricsModule } from '#server/platform/monitoring/metrics.module'
import { SampleModule } from '#server/platform/sample/sample.module'
import type { Clock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import type { ServerRestarter } from '#server/platform/settings/restart'
import { SettingsModule } from '#server/platform/settings/settings.module'
import { SetupModule } from '#server/platform/setup/setup.module'
import { restoredParts } from '#server/restored-parts'
import { AimsModule } from '#server/ritual/aims/aims.module'
import { BattleReportsModule } from '#server/ritual/battle-reports/battle-reports.module'
import { BenchmarksModule } from '#server/ritual/benchmarks/benchmarks.module'
import { CeremonyModule } from '#server/ritual/ceremony/ceremony.module'
import { MeetingsModule } from '#server/ritual/meetings/meetings.module'
import { PlaybookModule } from '#server/ritual/playbook/playbook.module'
import { PledgesModule } from '#server/ritual/pledges/pledges.module'
import { RequestsModule } from '#server/ritual/requests/requests.module'
import { ShortfallsModule } from '#server/ritual/shortfalls/shortfalls.module'
import { SupportsModule } from '#server/ritual/supports/supports.module'
import { VoicesModule } from '#server/ritual/voices/voices.module'
import { BossViewModule } from '#server/screens/boss-view/boss-view.module'
import { ChartsModule } from '#server/screens/charts/charts.module'
import { DisplaysModule } from '#server/screens/displays/displays.module'
import { OwnRecordModule } from '#server/screens/me/own-record.module'
import { NextStepsModule } from '#server/screens/next-steps/next-steps.module'
import { ScoreboardModule } from '#server/screens/scoreboard/scoreboard.module'

export interface ServerParts {
  config: Config
  clock: Clock
  /** The id of the pages that are served. */
  build: string
  database: OpenDatabase
  server: ServerRestarter
  /** The built `workers/backup-worker.ts`. */
  workerFile: string
  /** `null` unless METRICS_TOKEN is set. */
  metrics: Metrics | null
}

/** What screens ask for, without parameters of the program. */
const SCREENS = [ScoreboardModule, BossViewModule, ChartsModule, NextStepsModule, OwnRecordModule]

/** What a contest lives by each day. */
const DAILY_LIFE = [
  InboxModule,
  PortraitsModule,
  LiveModule,
  StandingsModule,
  DutyModule,
  MeetingsModule,
  ShortfallsModule,
  SupportsModule,
  VoicesModule,
  RequestsModule,
  SpotChecksModule,
  PledgesModule,
  AimsModule,
  DealsModule,
  ActivitiesModule,
  ProposalsModule,
  ListsModule,
  OpportunitiesModule,
  ExportsModule,
  GroupMessagesModule,
  BonusesModule,
  LikesModule,
]

/** What tells how it went. */
const PRAISE = [BattleReportsModule, BenchmarksModule, CeremonyModule, PlaybookModule]

/** All features on one database and one clock. */
@Module({})
export class AppModule {
  static register({ config, clock, build, database, server, workerFile, metrics }: ServerParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.register(config, clock, build),
        DatabaseModule.register(database),
        EventsModule,
        HealthModule,
        MetricsModule.register(metrics),
        AuditModule,
        BackupsModule.register(server, workerFile, restoredParts),
        AddressesModule.register(server),
        SampleModule.register(join(dirname(workerFile), 'demo.js')),
        AccountsModule,
        AuthModule,
        SetupModule,
        ContestsModule,
        ParticipantsModule,
        TerritoriesModule,
        InvitesModule,
        DisplaysModule,
        DocsModule.register(contracts),
        ApiTokensModule,
        ...DAILY_LIFE,
        ImportsModule.register(join(dirname(workerFile), 'import-worker.js')),
        DisputesModule,
        CustomersModule.register(customerPlaces),
        ...SCREENS,
        ...PRAISE,
      ],
      providers: [
        { provide: APP_PIPE, useClass: ContractPipe },
        { provide: APP_FILTER, useClass: AppErrorFilter },
      ],
    }
  }
}
