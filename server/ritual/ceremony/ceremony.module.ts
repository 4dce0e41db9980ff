import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { BenchmarksModule } from '#server/ritual/benchmarks/benchmarks.module'
import { CeremoniesRepository } from '#server/ritual/ceremony/ceremonies.repository'
import { CeremonyController } from '#server/ritual/ceremony/ceremony.controller'
import { CeremonyPart } from '#server/ritual/ceremony/ceremony.part'
import { CeremonyService } from '#server/ritual/ceremony/ceremony.service'
import { HonoursReader } from '#server/ritual/ceremony/honours.reader'

/** 揭晓 of the last day: who is honoured, and where the screens are. */
@Module({
  imports: [AuditModule, BenchmarksModule, ContestsModule, JournalModule],
  controllers: [CeremonyController],
  providers: [CeremonyPart, CeremonyService, CeremoniesRepository, HonoursReader],
})
export class CeremonyModule {}
