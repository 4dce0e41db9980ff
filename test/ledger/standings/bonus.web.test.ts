import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { bonusOf, countedBonus } from '#shared/ledger/standings/bonus'
import { NO_TOTALS, type TeamStanding } from '#shared/ledger/standings/contract'
