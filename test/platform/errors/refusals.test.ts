import { describe, expect, it } from 'vitest'
import { contestRefusals } from '#shared/platform/errors/contest.refusals'
import { fieldRefusals } from '#shared/platform/errors/field.refusals'
import { ledgerRefusals } from '#shared/platform/errors/ledger.refusals'
import { platformRefusals } from '#shared/platform/errors/platform.refusals'
import type { Refusal } from '#shared/platform/errors/refusal'
import { REFUSALS } from '#shared/platform/errors/refusals'
import { ritualRefusals } from '#shared/platform/errors/ritual.refusals'

const rows = Object.entries<Refusal>(REFUSALS)

describe('the table of refusals', () => {
  it('has each code once', () => {
    const codes = [platformRefusals, contestRefusals, ledgerRefusals, fieldRefusals, ritualRefusals].flatMap((each) =>
      Object.keys(each),
    )

    expect(codes.toSorted()).toEqual(Object.keys(REFUSALS).toSorted())
  })

  it('has a sentence in both languages', () => {
    const wrong = rows.filter(([, { zh, en }]) => !/[\u4e00-\u9fff].*[。]$/.test(zh) || !/^[A-Z].*\.$/.test(en))

    expect(wrong).toEqual([])
  })

  it('retries whatever fails on the side of the server, and the caller’s own mistakes never', () => {
    const failures = rows.filter(([, { status, retry }]) => status >= 500 && retry === 'never')
    const mistakes = rows.filter(
      ([, { status, retry }]) => [400, 403, 404, 410, 413, 422].includes(status) && retry !== 'never',
    )

    expect(failures).toEqual([])
    expect(mistakes).toEqual([])
  })
})
