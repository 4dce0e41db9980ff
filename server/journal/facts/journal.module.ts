import { Module } from '@nestjs/common'
import { FactReader } from '#server/journal/facts/fact.reader'
import { LiveJournal } from '#server/journal/facts/live.journal'

/** The journal alone, for features that state facts; the relay and the gateway are in `LiveModule`. */
@Module({ providers: [FactReader, LiveJournal], exports: [FactReader, LiveJournal] })
export class JournalModule {}
