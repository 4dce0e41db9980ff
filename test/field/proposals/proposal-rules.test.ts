import { expect, it } from 'vitest'
import { savingOf, withoutNumbers } from '#shared/field/proposals/proposal'

it('an offer saves the difference of a month, twelve times a year, or costs it', () => {
  expect(savingOf(15_850, 9_900)).toEqual({ monthFen: 5_950, yearFen: 71_400 })
  expect(savingOf(9_900, 12_900)).toEqual({ monthFen: -3_000, yearFen: -36_000 })
})

it.each([
  ['张记五金', '张记五金'],
  ['张记五金 13800001234', '张记五金 ****1234'],
  ['138-0000-1234 老张', '****1234 老张'],
  ['１３８００００１２３４', '****1234'],
  ['0535 6612345', '****2345'],
  ['3 号楼 1201', '3 号楼 1201'],
])('the sheet of %s says %s', (typed, shown) => {
  expect(withoutNumbers(typed)).toBe(shown)
})
