import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { ChangedDaysReader } from '#server/ledger/standings/changed-days.reader'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { FlagReader } from '#server/ledger/standings/flag.reader'
import { PeriodTotalsReader } from '#server/ledger/standings/period-totals.reader'
import { RecentDaysService } from '#server/ledger/standings/recent-days.service'
import { SpansReader } from '#server/ledger/standings/spans.reader'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { StandingsService } from '#server/ledger/standings/standings.service'

/** Totals: changed by deals, read by screens. */
@Module({
  imports: [ContestsModule, DutyModule],
  providers: [
    ChangedDaysReader,
    StandingsService,
    StandingsReader,
    DailyReader,
    SpansReader,
    FlagReader,
    RecentDaysService,
    PeriodTotalsReader,
  ],
  exports: [
    ChangedDaysReader,
    StandingsService,
    StandingsReader,
    DailyReader,
    SpansReader,
    FlagReader,
    RecentDaysService,
    PeriodTotalsReader,
  ],
})
export class StandingsModule {}
