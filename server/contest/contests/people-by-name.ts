import type { LoadedContest } from '#server/contest/contests/loaded-contest'

interface Named {
  id: string
  name: string
  activeTo: string | null
}

/** Finds people of a contest by their names, or by name and team: 张三, 张三(湖西队). */
export class PeopleByName {
  private readonly people = new Map<string, Named[]>()

  constructor({ view }: LoadedContest) {
    const teams = new Map(view.teams.map(({ id, name }) => [id, name]))
    for (const person of view.participants)
      for (const name of [person.name, `${person.name}(${teams.get(person.teamId)})`]) {
        const key = plain(name)
        this.people.set(key, [...(this.people.get(key) ?? []), person])
      }
  }

  named(name: string): readonly Named[] {
    return this.people.get(plain(name)) ?? []
  }
}

const plain = (name: string): string => name.normalize('NFKC').trim()
