import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DutyModule } from '#server/contest/duty/duty.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { ChangedDaysReader } from '#server/ledger/standings/changed-days.reader'
import { ChangedPeopleReader } from '#server/ledger/standings/changed-people.reader'
import { CurveRepository } from '#server/ledger/standings/curve.repository'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { FlagReader } from '#server/ledger/standings/flag.reader'
import { PeriodTotalsReader } from '#server/ledger/standings/period-totals.reader'
import { RecentDaysService } from '#server/ledger/standings/recent-days.service'
import { RememberedLines } from '#server/ledger/standings/remembered-lines'
import { SpansReader } from '#server/ledger/standings/spans.reader'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { StandingsService } from '#server/ledger/standings/standings.service'
import { TeamBonusesReader } from '#server/ledger/standings/team-bonuses.reader'
import { TeamDaysReader } from '#server/ledger/standings/team-days.reader'

/** Totals: changed by deals, read by screens. */
@Module({
  imports: [ContestsModule, DutyModule, JournalModule],
  providers: [
    ChangedDaysReader,
    ChangedPeopleReader,
    RememberedLines,
    StandingsService,
    StandingsReader,
    DailyReader,
    SpansReader,
    FlagReader,
    RecentDaysService,
    PeriodTotalsReader,
    TeamBonusesReader,
    TeamDaysReader,
    CurveRepository,
  ],
  exports: [
    ChangedDaysReader,
    ChangedPeopleReader,
    StandingsService,
    StandingsReader,
    DailyReader,
    SpansReader,
    FlagReader,
    RecentDaysService,
    PeriodTotalsReader,
    TeamBonusesReader,
    TeamDaysReader,
    CurveRepository,
  ],
})
export class StandingsModule {}
