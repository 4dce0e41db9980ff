import { pinyin } from 'pinyin-pro'
import type { Reading } from '#shared/ledger/group-messages/read-line'
import { Scanner } from '#shared/ledger/group-messages/scan'
import { namedPeople, type SoundOf, soldWords } from '#shared/ledger/group-messages/vocabulary'
import { aDraft } from '#test/support/a-contest'

const soundOf: SoundOf = (word) => {
  const sounds = pinyin(word, { type: 'all', toneType: 'none', v: true }).map((each) => (each.isZh ? each : null))
  const known = sounds.every((each) => each !== null)
  const all = sounds.flatMap((each) => each ?? [])
  return known
    ? { spelled: all.map((each) => each.pinyin).join(''), initials: all.map((each) => each.first).join('') }
    : { spelled: '', initials: '' }
}

const PEOPLE = [
  { id: 'yan', name: '严萍', area: '湖西', words: ['yanping01', 'A007'] },
  { id: 'wang', name: '王建国', area: '城东', words: [] },
  { id: 'li', name: '李娜', area: '城东', words: ['小娜'] },
  { id: 'li2', name: '李娜', area: '湖东', words: [] },
  { id: 'zhang', name: '张一山', area: '开发区', words: [] },
]

/** A contest of 3G, 宽带, 融合, 双线 and 收入, with the bundle as an offer unless it is left out. */
export function aReading({ hasOffer = true, isPledge = false } = {}) {
  const draft = aDraft()
  const [g3, broadband, bundle] = draft.metrics
  if (!g3 || !broadband || !bundle) throw new Error('A draft has three metrics')
  const lines = { ...broadband, id: 'lines', name: '双线', unit: '条', pointsPerUnit: 8 }
  const income = { ...broadband, id: 'income', name: '收入', unit: '元', kind: 'amount' as const }
  const metrics = [g3, broadband, bundle, lines, income].map((metric) => ({ ...metric, id: idOf(metric.name) }))
  const offers = hasOffer
    ? draft.offers.map((offer) => ({
        ...offer,
        id: 'offer',
        lines: ['融合', '宽带', '3G'].map((name) => ({
          metricId: idOf(name),
          quantity: 1,
          hasPoints: name !== '融合',
        })),
      }))
    : []
  const vocabulary = {
    people: namedPeople(PEOPLE, soundOf),
    sold: soldWords({ metrics, offers }, soundOf, isPledge),
    areas: [...new Set(PEOPLE.map(({ area }) => area))],
  }
  const reading: Reading = {
    vocabulary,
    scanner: new Scanner(vocabulary),
    offers,
    soundOf,
    limitOf: ({ isAmount }) => (isAmount ? 5_000_000 : 10),
  }
  return reading
}

const idOf = (name: string): string => ({ '3G': 'g3', 宽带: 'kd', 融合: 'rh', 双线: 'sx', 收入: 'sr' })[name] ?? name
