import { describe, expect, it } from 'vitest'
import { lineKey, readMessage } from '#shared/ledger/group-messages/read-message'
import { aReading } from './a-reading'

const reading = aReading({ hasOffer: false })
const read = (text: string, days = { day: '2015-04-10', today: '2015-04-10' }) =>
  readMessage(text, reading, days).filter(({ isTalk }) => !isTalk)
const keys = (text: string) => read(text).map((line) => lineKey(line))

describe('a pasted group message', () => {
  it.each([
    ['严萍 4月9日 09:12', '2015-04-09', '09:12'],
    ['严萍 2015年4月9日 下午3:05', '2015-04-09', '15:05'],
    ['严萍 2015/4/9 9:12:33', '2015-04-09', '09:12'],
    ['2015-04-09 09:12:33 严萍', '2015-04-09', '09:12'],
    ['严萍 昨天 18:30', '2015-04-09', '18:30'],
    ['严萍 星期三 08:05', '2015-04-08', '08:05'],
    ['严萍 12月30日 09:12', '2014-12-30', '09:12'],
    ['严萍(09:12):', '2015-04-10', '09:12'],
  ])('has what is said below the header %s', (header, day, time) => {
    expect(read(`${header}\n融合1`)).toMatchObject([{ participantId: 'yan', day, time, doubts: [] }])
  })

  it('reads what is said behind a header, and no sale that ends with an hour as one', () => {
    expect(read('严萍 4月9日 09:12 融合1 宽带1')).toMatchObject([{ participantId: 'yan', items: { length: 2 } }])
    expect(read('严萍 融合1 09:12')).toMatchObject([{ participantId: 'yan', time: null, doubts: [] }])
  })

  it('has the sender sell, unless the line names another', () => {
    const lines = read('严萍 09:12\n宽带1\n宽带2\n王建国 融合1\n\n王建国 09:15\n3G1')

    expect(lines.map(({ participantId }) => participantId)).toEqual(['yan', 'yan', 'wang', 'wang'])
    expect(lines.map(({ position }) => position)).toEqual([2, 3, 4, 7])
  })

  it('knows a line again whatever its number, its blanks and its width', () => {
    expect(keys('1. 严萍 融合1')).toEqual(keys('２、严萍　融合１'))
    expect(keys('严萍 收入1.5万')).not.toEqual(keys('严萍 收入15万'))
  })

  it('knows the lines of a 接龙 again when it has grown and another has sent it', () => {
    const first = keys('严萍 09:12\n#接龙\n今日报单\n1. 严萍 融合1')
    const grown = keys('王建国 09:40\n#接龙\n今日报单\n1. 严萍 融合1\n2. 王建国 宽带1')

    expect(grown.slice(0, 1)).toEqual(first)
    expect(grown).toHaveLength(2)
  })

  it('marks a line that repeats one above, and not what the same person says at another time', () => {
    expect(read('严萍 宽带1\n严萍 宽带1').map(({ doubts }) => doubts)).toEqual([[], ['repeated']])
    expect(read('严萍 09:12\n宽带1\n严萍 14:30\n宽带1').map(({ doubts }) => doubts)).toEqual([[], []])
  })
})
