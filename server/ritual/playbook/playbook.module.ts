import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { InboxModule } from '#server/contest/inbox/inbox.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { AuthModule } from '#server/platform/auth/auth.module'
import { CentersModule } from '#server/platform/centers/centers.module'
import { CardSearchService } from '#server/ritual/playbook/card-search.service'
import { CardThanksService } from '#server/ritual/playbook/card-thanks.service'
import { CardUseService } from '#server/ritual/playbook/card-use.service'
import { CardWritingService } from '#server/ritual/playbook/card-writing.service'
import { CardsService } from '#server/ritual/playbook/cards.service'
import { LessonsReader } from '#server/ritual/playbook/lessons.reader'
import { PlaybookController } from '#server/ritual/playbook/playbook.controller'
import { PlaybookRepository } from '#server/ritual/playbook/playbook.repository'
import { PlaybookIndexes } from '#server/ritual/playbook/playbook-indexes'
import { RemarkRights } from '#server/ritual/playbook/remark-rights'
import { StarterService } from '#server/ritual/playbook/starter.service'
import { UsesRepository } from '#server/ritual/playbook/uses.repository'

/** 宝典. Other features write drafts through `CardWritingService`. */
@Module({
  imports: [CentersModule, ContestsModule, DealsModule, InboxModule, JournalModule, AuthModule],
  controllers: [PlaybookController],
  providers: [
    CardsService,
    CardSearchService,
    CardWritingService,
    CardUseService,
    CardThanksService,
    StarterService,
    PlaybookRepository,
    UsesRepository,
    LessonsReader,
    RemarkRights,
    PlaybookIndexes,
  ],
  exports: [CardWritingService, CardsService, LessonsReader, RemarkRights],
})
export class PlaybookModule {}
