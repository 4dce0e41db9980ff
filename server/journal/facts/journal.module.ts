import { Module } from '@nestjs/common'
import { LiveJournal } from '#server/journal/facts/live.journal'

/** The journal alone, for features that state facts; the relay and the gateway are in `LiveModule`. */
@Module({ providers: [LiveJournal], exports: [LiveJournal] })
export class JournalModule {}
