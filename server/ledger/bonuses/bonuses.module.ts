import { Module } from '@nestjs/common'
import { JournalModule } from '#server/journal/facts/journal.module'
import { BonusesRepository } from '#server/ledger/bonuses/bonuses.repository'
import { BonusesService } from '#server/ledger/bonuses/bonuses.service'

/** 加分: what teams earn outside sales. Standings read it, higher wings write it. */
@Module({
  imports: [JournalModule],
  providers: [BonusesService, BonusesRepository],
  exports: [BonusesService],
})
export class BonusesModule {}
