import { Module } from '@nestjs/common'
import { FactReader } from '#server/journal/facts/fact.reader'
import { LiveJournal } from '#server/journal/facts/live.journal'

/** The journal of facts, for features that append to it or read it. */
@Module({ providers: [FactReader, LiveJournal], exports: [FactReader, LiveJournal] })
export class JournalModule {}
