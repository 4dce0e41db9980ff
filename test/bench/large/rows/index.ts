import type { Topic } from '../row'
import { ledger } from './ledger'

/** One file per subject. A new row needs no more than a line in its file, a new subject one line here. */
export const TOPICS: readonly Topic[] = [
  ledger, //
]
