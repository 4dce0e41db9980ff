import type { Topic } from '../row'
import { exports } from './exports'
import { firstPicture } from './first-picture'
import { imports } from './imports'
import { ledger } from './ledger'
import { live } from './live'
import { reports } from './reports'
import { ritual } from './ritual'
import { screens } from './screens'
import { verify } from './verify'

/** One file per subject. A new row needs no more than a line in its file, a new subject one line here; what writes comes last. */
export const TOPICS: readonly Topic[] = [
  ledger, //
  screens,
  ritual,
  firstPicture,
  reports,
  exports,
  verify,
  live,
  imports,
]
