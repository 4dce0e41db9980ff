import { beforeAll, describe, expect, it } from 'vitest'
import type { CardBrief, CardView } from '#shared/ritual/playbook/contract'
import { changed, emptyForm, formOf, written } from '#web/features/ritual/playbook/card-form'
import { expiryInWords, soldInWords, tagsOf, telOf } from '#web/features/ritual/playbook/card-words'
import { filterOf, isNarrowed, queryOf } from '#web/features/ritual/playbook/playbook-filter'
import { chooseLanguage, i18n } from '#web/i18n/index'

const translator = { t: i18n.global.t, n: i18n.global.n } as never

const aView = (overrides: Partial<CardView> = {}): CardView => ({
  id: '5d0c5a3c-2b3f-4b7c-8a59-0a2f4f1c9b10',
  kind: 'lesson',
  status: 'draft',
  title: '先要账单',
  excerpt: '',
  moment: 'opening',
  metric: '融合',
  segment: 'street',
  trade: null,
  phone: null,
  expiresOn: null,
  isExpired: false,
  author: '严萍',
  uses: 0,
  thanks: 0,
  sold: { deals: 0, metrics: [] },
  publishedAt: null,
  story: '一段',
  remark: '',
  remarkBy: null,
  contestId: null,
  meetingId: null,
  revision: 3,
  createdAt: '2015-04-10T02:00:00.000Z',
  users: 0,
  isOwn: true,
  isThanked: false,
  usedToday: 'no',
  may: { edit: true, remark: false, publish: true },
  ...overrides,
})

describe('the playbook’s filter', () => {
  it('is kept in the address, shortest where it says nothing, and brings the deal along', () => {
    const filter = filterOf({ q: '宽', kind: 'lesson', moment: 'closing', page: '3', deal: 'd1' })

    expect(queryOf(filter, 'd1')).toEqual({ q: '宽', kind: 'lesson', moment: 'closing', deal: 'd1' })
    expect(queryOf(filterOf({}))).toEqual({})
    expect([isNarrowed(filter), isNarrowed(filterOf({ sort: 'new' }))]).toEqual([true, false])
  })

  it('leaves out what an address may hold by mistake', () => {
    expect(filterOf({ kind: 'secret', sort: 'up', q: ['a', 'b'], show: 'draft' })).toEqual({
      q: '',
      show: 'draft',
      sort: 'use',
    })
  })
})

describe('a card that is being written', () => {
  it('sends the fields of its kind only', () => {
    const form = {
      ...emptyForm(),
      kind: 'contact' as const,
      title: '装维',
      phone: '10010',
      story: '夜里',
      remark: '忘了删',
    }

    expect(written(form)).toEqual({ kind: 'contact', title: '装维', phone: '10010', story: '夜里', trade: '' })
  })

  it('sends what was changed only, and a cleared choice as empty', () => {
    const card = aView()

    expect(changed(formOf(card), card)).toEqual({})
    expect(changed({ ...formOf(card), title: '先要两张', moment: undefined }, card)).toEqual({
      title: '先要两张',
      moment: '',
    })
  })
})

describe('a card in words', () => {
  beforeAll(() => chooseLanguage('zh-CN'))

  it('says where it belongs, what it sold, until when it holds, and is called with digits only', () => {
    const brief: CardBrief = aView({
      sold: {
        deals: 2,
        metrics: [
          { name: '3G', kind: 'count', unit: '部', quantity: 3 },
          { name: '宽带', kind: 'count', unit: '户', quantity: 1 },
        ],
      },
    })

    expect(tagsOf(translator, brief)).toEqual(['开场与切入', '融合', '临街店铺'])
    expect(soldInWords(translator, brief.sold)).toBe('3G 3 部、宽带 1 户')
    expect(expiryInWords(translator, { expiresOn: '2015-05-01', isExpired: true })).toBe('已于 2015年5月1日 到期')
    expect(telOf('0530-555 0118')).toBe('tel:05305550118')
  })
})
