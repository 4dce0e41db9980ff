import { Module } from '@nestjs/common'
import { JournalReader } from '#server/journal/facts/journal.reader'
import { LiveJournal } from '#server/journal/facts/live.journal'

/** The journal of facts, for features that append to it or read it. */
@Module({ providers: [LiveJournal, JournalReader], exports: [LiveJournal, JournalReader] })
export class JournalModule {}
