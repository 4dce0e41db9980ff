import { describe, expect, it } from 'vitest'
import { HONOURS, stepAt, stepBy, stepsOf } from '#shared/ritual/ceremony/steps'

const AT = '2015-06-30T10:00:00.000Z'
const after = (seconds: number) => Date.parse(AT) + seconds * 1_000
const begun = { step: 'opening', since: AT, isHeld: false } as const

describe('the steps of the ceremony', () => {
  it('reveal of two teams the second and then the champion, of many the third first', () => {
    expect(stepsOf([1, 2], HONOURS).slice(0, 3)).toEqual(['opening', 'second', 'champion'])
    expect(stepsOf([1, 2, 3, 4, 5], []).slice(0, 4)).toEqual(['opening', 'third', 'second', 'champion'])
  })

  it('leave out a place that equals have left empty, and honours of no one', () => {
    expect(stepsOf([1, 1], ['kept'])).toEqual(['opening', 'champion', 'kept', 'thanks', 'board'])
    expect(stepsOf([1, 2, 2], [])).toEqual(['opening', 'second', 'champion', 'thanks', 'board'])
  })

  it('go on by themselves to the board, and stay there', () => {
    const steps = stepsOf([1, 2], HONOURS)

    expect([0, 7.9, 8, 20, 40, 56, 70, 84, 100, 9_999].map((seconds) => stepAt(begun, steps, after(seconds)))).toEqual([
      ...['opening', 'opening', 'second', 'champion', 'benchmark', 'improved', 'kept', 'thanks', 'board', 'board'],
    ])
  })

  it('wait where a director holds them, and go on from the step that was chosen', () => {
    const steps = stepsOf([1, 2], HONOURS)

    expect(stepAt({ ...begun, isHeld: true }, steps, after(600))).toBe('opening')
    expect(stepAt({ ...begun, step: 'kept' }, steps, after(15))).toBe('thanks')
    expect(stepAt({ ...begun, step: 'third' }, steps, after(0))).toBe('second')
  })

  it('lead forward and back without leaving their ends', () => {
    const steps = stepsOf([1, 2], [])

    expect(stepBy('opening', steps, -1)).toBe('opening')
    expect(stepBy('opening', steps, 1)).toBe('second')
    expect(stepBy('board', steps, 1)).toBe('board')
    expect(stepBy('champion', steps, -1)).toBe('second')
  })
})
