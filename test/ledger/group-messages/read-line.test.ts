import { describe, expect, it } from 'vitest'
import { readMessage } from '#shared/ledger/group-messages/read-message'
import { aReading } from './a-reading'

const DAYS = { day: '2015-04-10', today: '2015-04-10' }
const plain = aReading({ hasOffer: false })

function read(text: string, reading = plain) {
  const [line, ...more] = readMessage(text, reading, DAYS)
  if (!line || more.length > 0) throw new Error(`One line: ${text}`)
  const items = line.items.map(({ metricId, offerId, quantity }) => `${metricId ?? offerId} ${quantity}`).join(', ')
  return { ...line, items }
}

describe('a line of a group message', () => {
  it.each([
    ['湖西 严萍 融合1 宽带1', 'yan', 'rh 1, kd 1'],
    ['严萍融合1宽带2', 'yan', 'rh 1, kd 2'],
    ['严萍 融合 1户 宽带 2 户', 'yan', 'rh 1, kd 2'],
    ['严萍：融合１，宽带２、３Ｇ３部', 'yan', 'rh 1, kd 2, g3 3'],
    ['严萍 1户融合 2条双线', 'yan', 'rh 1, sx 2'],
    ['严萍 融合一户，两部3G', 'yan', 'rh 1, g3 2'],
    ['严萍 1户融合2条双线', 'yan', 'rh 1, sx 2'],
    ['严萍 3G1部', 'yan', 'g3 1'],
    ['严萍 3g x2 双线*1', 'yan', 'g3 2, sx 1'],
    ['严萍 宽带=2 融合+1', 'yan', 'kd 2, rh 1'],
    ['严萍 融合、宽带各1', 'yan', 'rh 1, kd 1'],
    ['1. 严萍 融合1', 'yan', 'rh 1'],
    ['12、严萍 单宽2', 'yan', 'kd 2'],
    ['③严萍 手机 2', 'yan', 'g3 2'],
    ['1️⃣严萍 融1 宽2', 'yan', 'rh 1, kd 2'],
    ['yanping kd2 rh1', 'yan', 'kd 2, rh 1'],
    ['YANPING01 专线1', 'yan', 'sx 1'],
    ['A007 宽带1', 'yan', 'kd 1'],
    ['张一山 宽带一户', 'zhang', 'kd 1'],
    ['严萍 宽带100M 1户', 'yan', 'kd 1'],
    ['严萍 收入1.2万', 'yan', 'sr 1200000'],
    ['严萍 收入 1,280.50元', 'yan', 'sr 128050'],
    ['城东 李娜 3G 1部', 'li', 'g3 1'],
    ['小娜 3G 1部', 'li', 'g3 1'],
  ])('%s', (text, participantId, items, doubts: string[] = []) => {
    expect(read(text)).toMatchObject({ participantId, items, isTalk: false })
    expect(read(text).doubts.sort()).toEqual([...doubts].sort())
  })

  it.each([
    ['融合1', 'no_person'],
    ['赵四 融合1', 'no_person'],
    ['李娜 融合1', 'ambiguous_person'],
    ['严萍 王建国 融合1', 'several_people'],
    ['建国 融合1', 'guessed_person'],
    ['颜萍 融合1', 'guessed_person'],
    ['yp 融合1', 'guessed_person'],
    ['湖西 融合1', 'guessed_person'],
    ['严萍 融合', 'quantity_assumed'],
    ['严萍 融合1 光猫2', 'unknown_word'],
    ['严萍 光猫2', 'no_items'],
    ['严萍 融合1 融合2', 'named_twice'],
    ['严萍 宽带1.5', 'bad_quantity'],
    ['严萍 宽带0', 'bad_quantity'],
    ['严萍 宽带30', 'large_quantity'],
    ['严萍 宽带13g1', 'glued_figures'],
    ['严萍 宽带-1', 'looks_reversed'],
    ['严萍 宽带拆机1', 'looks_reversed'],
  ])('%s is asked about: %s', (text, doubt) => {
    expect(read(text).doubts).toContain(doubt)
    expect(read(text).isTalk).toBe(false)
  })

  it.each([
    '收到',
    '大家加油！',
    '#接龙',
    '今日报单接龙',
    '例：严萍 融合1',
    '合计 融合5 宽带3',
    '宽带怎么报？',
    '[图片]',
  ])('%s is talk', (text) => expect(read(text).isTalk).toBe(true))

  it('keeps numbers, the phone behind its label, the area and the rest', () => {
    expect(read('湖西 严萍 宽带1 0538-8001234 王先生 电话13800001234')).toMatchObject({
      numbers: ['0538-8001234'],
      customerPhone: '13800001234',
      area: '湖西',
      note: '王先生 电话',
    })
    expect(read('严萍 3G1 18612345678')).toMatchObject({ numbers: ['18612345678'], items: 'g3 1', doubts: [] })
    expect(read('严萍 3G1 186****5678')).toMatchObject({ numbers: [], note: '186****5678' })
  })

  it('takes 融合 for the bundle where the contest has one, and asks when a part of it is named too', () => {
    const bundles = aReading()

    expect(read('严萍 融合1', bundles)).toMatchObject({ items: 'offer 1', doubts: [] })
    expect(read('严萍 融合1 双线1', bundles).doubts).toEqual([])
    expect(read('严萍 融合1 宽带1', bundles)).toMatchObject({ items: 'offer 1, kd 1', doubts: ['bundle_and_part'] })
    expect(read('严萍 融合1', aReading({ isPledge: true }))).toMatchObject({ items: 'rh 1', doubts: [] })
  })
})
