import { pinyin } from 'pinyin-pro'
import type { SelectQueryBuilder } from 'typeorm'
import type { Deal } from '#server/ledger/deals/deal.entity'
import { type CustomerView, digitsOf } from '#shared/ledger/customers/contract'
import { plainReference } from '#shared/ledger/deals/contract'

/** What one word may be: part of a 业务号码, the number of a record, a seller, or part of a customer's name or phone. */
export interface Sought {
  number: string | null
  seq: number | null
  sellers: readonly string[]
  name: string | null
  phone: string | null
}

interface Named {
  id: string
  name: string
}

/** Fewer characters say too little about a number, a name or a phone. */
const LEAST = { number: 3, name: 2, phone: 4 }
const MOST_WORDS = 4

/** The words of a search; a phone number may be typed with blanks and dashes. */
export function soughtIn(typed: string, people: readonly Named[]): Sought[] {
  const text = typed.normalize('NFKC').trim()
  const words = /^[+\d][\d\s()-]+$/.test(text) ? [text.replace(/[\s()-]/g, '')] : text.split(/\s+/u)
  return words.slice(0, MOST_WORDS).map((word) => soughtBy(word, people))
}

function soughtBy(word: string, people: readonly Named[]): Sought {
  const isFigure = /^[#+]?\d+$/.test(word)
  const digits = digitsOf(word)
  const number = plainReference(word.replace(/^#/, ''))
  return {
    number: number.length >= LEAST.number ? number : null,
    seq: /^#?\d{1,9}$/.test(word) ? Number(word.replace('#', '')) : null,
    sellers: isFigure ? [] : people.filter(({ name }) => isCalled(name, word.toLowerCase())).map(({ id }) => id),
    name: !isFigure && [...word].length >= LEAST.name ? word.toLowerCase() : null,
    phone: isFigure && digits.length >= LEAST.phone ? digits : null,
  }
}

/** As written, or by the pinyin of its beginning: yanp, yp. */
function isCalled(name: string, word: string): boolean {
  if (name.toLowerCase().includes(word)) return true
  if (!/^[a-z]+$/.test(word)) return false
  const sounds = pinyin(name, { type: 'all', toneType: 'none', v: true })
  return [sounds.map((each) => each.pinyin), sounds.map((each) => each.first)].some((all) =>
    all.join('').toLowerCase().startsWith(word),
  )
}

/** Whether a word is found in a customer, as the statement finds it. */
export function isCustomer({ name, phone }: CustomerView, sought: Sought): boolean {
  if (sought.name !== null && name?.toLowerCase().includes(sought.name)) return true
  return sought.phone !== null && !!phone && plainPhone(phone).includes(sought.phone)
}
const plainPhone = (phone: string): string => phone.replace(/[\s()-]/g, '')

/**
 * Every word has to be found. Customers are looked at in the deals of one seller only where `own` names them, and those that
 * were given to another name are not that seller's. Counts rather than `exists`, which PostgreSQL would gather when joined by `or`.
 */
export function narrowToWords(
  query: SelectQueryBuilder<Deal>,
  words: readonly Sought[],
  own: string | undefined,
): void {
  for (const [at, { number, seq, sellers, name, phone }] of words.entries()) {
    const ways: string[] = []
    if (sellers.length > 0) ways.push(`d."participantId" in (:...sellers${at})`)
    if (seq !== null) ways.push(`d.seq = :seq${at}`)
    if (number !== null) {
      const later = `select count(*) from deal_number n where n."dealId" = d.id and n."number" like :number${at} escape '!'`
      ways.push(`d.reference like :number${at} escape '!'`, `(${later}) > 0`)
    }
    const customer = [
      ...(name === null ? [] : [`lower(c."name") like :name${at} escape '!'`]),
      ...(phone === null ? [] : [`${PLAIN_PHONE} like :phone${at} escape '!'`]),
    ]
    if (customer.length > 0) {
      const held = `(select count(*) from deal_customer c where c."dealId" = d.id and (${customer.join(' or ')})) > 0`
      ways.push(own === undefined ? held : `(${held} and ${OWN})`)
    }
    query.andWhere(ways.length > 0 ? `(${ways.join(' or ')})` : '1 = 0', {
      [`sellers${at}`]: sellers,
      [`seq${at}`]: seq,
      [`number${at}`]: within(number),
      [`name${at}`]: within(name),
      [`phone${at}`]: within(phone),
      customersOf: own,
    })
  }
}

const OWN = `d."participantId" = :customersOf and (select count(*) from reassignment m where m."dealId" = d.id) = 0`
const PLAIN_PHONE = [' ', '-', '(', ')'].reduce((phone, sign) => `replace(${phone}, '${sign}', '')`, 'c."phone"')
const within = (text: string | null): string => `%${(text ?? '').replace(/[!%_]/g, '!$&')}%`
