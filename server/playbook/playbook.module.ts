import { Module } from '@nestjs/common'
import { CentersModule } from '#server/centers/centers.module'
import { ContestsModule } from '#server/contests/contests.module'
import { JournalModule } from '#server/live/journal.module'
import { CardUseService } from '#server/playbook/card-use.service'
import { CardWritingService } from '#server/playbook/card-writing.service'
import { CardsService } from '#server/playbook/cards.service'
import { PlaybookController } from '#server/playbook/playbook.controller'
import { PlaybookRepository } from '#server/playbook/playbook.repository'
import { PlaybookIndexes } from '#server/playbook/playbook-indexes'
import { StarterService } from '#server/playbook/starter.service'
import { UsesRepository } from '#server/playbook/uses.repository'
import { SessionsModule } from '#server/sessions/sessions.module'

/** 宝典. Other features write drafts through `CardWritingService`. */
@Module({
  imports: [CentersModule, ContestsModule, JournalModule, SessionsModule],
  controllers: [PlaybookController],
  providers: [
    CardsService,
    CardWritingService,
    CardUseService,
    StarterService,
    PlaybookRepository,
    UsesRepository,
    PlaybookIndexes,
  ],
  exports: [CardWritingService, CardsService],
})
export class PlaybookModule {}
