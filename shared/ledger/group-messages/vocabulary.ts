import type { ContestView } from '#shared/contest/contests/contract'
import { isAmount } from '#shared/contest/contests/quantities'

/** A person whom a message may name, by every word that means them. */
export interface NamedPerson {
  id: string
  name: string
  area: string
  /** Name, login, codes and other names: sure. */
  words: readonly string[]
  /** 首字母, a given name alone, or what sounds alike: a guess that is shown as one. */
  guesses: readonly string[]
}

/** A metric or an offer that a message may name. */
export interface NamedSale {
  kind: 'metric' | 'offer'
  id: string
  isAmount: boolean
  words: readonly string[]
}

/** Every word that a message of a contest may contain. */
export interface Vocabulary {
  people: readonly NamedPerson[]
  sold: readonly NamedSale[]
  areas: readonly string[]
}

/** A text in half-width letters, without the marks that are drawn as nothing or around a figure. */
export const halfWidth = (text: string): string => text.normalize('NFKC').replace(/\p{Cf}|\u20e3|\ufe0f/gu, '')

/** A text as it is compared. */
export const plainText = (text: string): string => halfWidth(text).toLowerCase()

/** What rooms say for a metric whose name has one of these words. */
const COLLOQUIAL: readonly { of: RegExp; words: readonly string[] }[] = [
  { of: /融合/, words: ['融合', '融合套餐', '融'] },
  { of: /宽带/, words: ['宽带', '单宽带', '单宽', '光宽带', '光宽', '宽'] },
  { of: /3g/, words: ['3g', '三g', '3g卡', '3g手机'] },
  { of: /4g/, words: ['4g', '四g', '4g卡', '4g手机'] },
  { of: /5g/, words: ['5g', '五g', '5g卡', '5g手机'] },
  { of: /[345]g|移动|移网|手机|号卡/, words: ['移动', '移网', '手机', '手机卡', '号卡', '卡'] },
  { of: /双线|专线|互联网专线/, words: ['双线', '专线', '线路', '线'] },
  { of: /千兆/, words: ['千兆', '千兆宽带', '1000m'] },
  { of: /fttr|全屋光/, words: ['fttr', '全屋光', '全屋光宽'] },
  { of: /固话|固定电话/, words: ['固话', '座机', '电话'] },
  { of: /物联/, words: ['物联卡', '物联网卡', '物联'] },
  { of: /视联|监控|摄像/, words: ['视联', '监控', '摄像头'] },
  { of: /云/, words: ['云', '云产品', '上云'] },
  { of: /iptv|电视/, words: ['iptv', '电视', '沃家电视'] },
  { of: /收入|金额|营收|流水/, words: ['收入', '金额', '营收', '流水'] },
]

/** How a word sounds in Latin letters: in full, and the first letter of each character. */
export type SoundOf = (word: string) => { spelled: string; initials: string }

/**
 * What can be sold, with the words for it. A word that is the very name of something means that alone; a metric without
 * points of its own that a single offer contains means the offer, unless `isPledge`, as a pledge is of metrics.
 */
export function soldWords(
  { metrics, offers }: Pick<ContestView, 'metrics' | 'offers'>,
  soundOf: SoundOf,
  isPledge = false,
): NamedSale[] {
  const bundles = new Map<string, string>()
  for (const { id, pointsPerUnit } of metrics) {
    const [offer, other] = offers.filter(({ lines }) => lines.some(({ metricId }) => metricId === id))
    if (!isPledge && pointsPerUnit === 0 && offer && !other) bundles.set(id, offer.id)
  }
  const plain = metrics.map(({ id, name, kind }) => ({
    ...(bundles.has(id) ? { kind: 'offer' as const, id: bundles.get(id) ?? id } : { kind: 'metric' as const, id }),
    isAmount: isAmount({ kind }),
    name: plainText(name),
  }))
  const bundled = offers.map(({ id, name }) => ({ kind: 'offer' as const, id, isAmount: false, name: plainText(name) }))
  const all = isPledge ? plain : [...plain, ...bundled]
  const names = new Set(all.map(({ name }) => name))
  return all.map(({ name, ...sale }) => {
    const spoken = COLLOQUIAL.flatMap(({ of, words }) => (of.test(name) ? words : []))
    const { spelled, initials } = soundOf(name)
    const words = [...spoken, spelled, initials].filter((word) => word.length > 0 && !names.has(word))
    return { ...sale, words: [...new Set([name, ...words])] }
  })
}

const HAN_NAME = /^\p{Script=Han}{2,4}$/u

/** The words for people: what is known of them, and what may be guessed where only one of them can be meant. */
export function namedPeople(
  people: readonly { id: string; name: string; area: string; words: readonly string[] }[],
  soundOf: SoundOf,
): NamedPerson[] {
  const known = people.map(({ words, name, ...rest }) => {
    const { spelled } = soundOf(name)
    const all = [name, ...words].map((word) => plainText(word).replace(/\s/g, ''))
    return { ...rest, name, words: [...new Set([...all, ...(HAN_NAME.test(name) ? [spelled] : [])])].filter(isWord) }
  })
  return known.map((person) => {
    const plain = plainText(person.name)
    const given = HAN_NAME.test(plain) && plain.length >= 3 ? [plain.slice(-2)] : []
    const initials = HAN_NAME.test(plain) ? [soundOf(plain).initials] : []
    return { ...person, guesses: [...given, ...initials].filter(isWord) }
  })
}

const isWord = (word: string): boolean => [...word].length >= 2
