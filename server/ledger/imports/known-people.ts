import { plainWord } from '#shared/ledger/imports/contract'
import { plainLogin } from '#shared/platform/accounts/contract'

/** A participant, with the login by which files may name them. */
export interface NamedParticipant {
  participantId: string
  name: string
  login: string
}

/** A code or another name of a participant, and the days on which it is theirs. */
export interface CodeOfParticipant {
  participantId: string
  code: string
  from: string | null
  to: string | null
}

export type Person = { participantId: string } | 'unknown' | 'ambiguous'

const BETWEEN = /[()（）[\]【】/\\|,，;；:：_\s-]+/

/** Who is meant by a word of a list: by login, code, other name or name; never guessed where it may be two people. */
export class KnownPeople {
  private readonly byLogin = new Map<string, string>()
  private readonly byName = new Map<string, string[]>()
  private readonly byCode = new Map<string, CodeOfParticipant[]>()

  constructor(people: readonly NamedParticipant[], codes: readonly CodeOfParticipant[]) {
    for (const { login, name, participantId } of people) {
      this.byLogin.set(login, participantId)
      this.byName.set(plainWord(name), [...(this.byName.get(plainWord(name)) ?? []), participantId])
    }
    for (const code of codes)
      for (const word of new Set([plainLogin(code.code), plainWord(code.code)]))
        this.byCode.set(word, [...(this.byCode.get(word) ?? []), code])
  }

  /** `day` is left out where it does not matter yet: then a code counts on all its days. */
  find(word: string, day?: string): Person {
    const whole = this.meantBy(word, day)
    if (whole.size > 0) return oneOf(whole)
    // A name and a code together, as 严萍(A007), tell two people of one name apart.
    const parts = word.split(BETWEEN).map((part) => this.meantBy(part, day))
    const known = parts.filter((each) => each.size > 0)
    const [first] = known
    if (!first) return 'unknown'
    const all = new Set([...first].filter((id) => known.every((each) => each.has(id))))
    return all.size === 0 ? 'ambiguous' : oneOf(all)
  }

  private meantBy(word: string, day: string | undefined): Set<string> {
    if (word.trim() === '') return new Set()
    const codes = new Set([...(this.byCode.get(plainLogin(word)) ?? []), ...(this.byCode.get(plainWord(word)) ?? [])])
    const login = this.byLogin.get(plainLogin(word))
    const found = new Set(login === undefined ? [] : [login])
    for (const { participantId, from, to } of codes)
      if (day === undefined || ((from === null || from <= day) && (to === null || day <= to))) found.add(participantId)
    if (found.size > 0) return found
    return new Set(this.byName.get(plainWord(word)))
  }
}

function oneOf(found: ReadonlySet<string>): Person {
  const [participantId, other] = found
  return participantId === undefined || other !== undefined ? 'ambiguous' : { participantId }
}
