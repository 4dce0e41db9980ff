import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { SetupInput } from '#shared/platform/accounts/contract'
import { type AContest, aContest, type Member, type Wish } from './a-contest'
import { type Client, TestApp, type TestOptions } from './test-app'
import { TestClock } from './test-clock'

interface AppWish extends Omit<TestOptions, 'clock'> {
  /** What the server's clock shows at first, as ISO text with an offset; without it the clock is the system's. */
  at?: string
  /** Of the center that `director` directs. */
  center?: Partial<SetupInput>
}

interface AppFixture {
  app: TestApp
  director: Client
  /** Only for a `useApp` with `at`: without it every use throws. */
  clock: TestClock
}

interface ContestWish extends Wish {
  /** A new contest before each test (and the clock at its start again), or one for all tests of the describe block. */
  per?: 'test' | 'file'
}

interface ContestFixture {
  contest: AContest
  /** The first member of the western team. */
  west: Member
  /** The first member of the eastern team. */
  east: Member
  /** Only where `perTeam` is at least 2. */
  secondWest: Member
  secondEast: Member
}

/** The app that `useContest` makes its contests in: that of the `useApp` call before it. */
let current: (AppFixture & { rewind(): void }) | undefined

/** Starts an application with one center before the tests of the describe block, and stops it after them. */
export function useApp({ at, center, ...options }: AppWish = {}): AppFixture {
  let app: TestApp | undefined
  let director: Client | undefined
  const clock = at === undefined ? undefined : new TestClock(at)
  beforeAll(async () => {
    app = await TestApp.start({ ...options, ...(clock ? { clock } : {}) })
    director = await app.setUp(center)
  })
  afterAll(() => app?.stop())
  const fixture = {
    app: later('app', () => app),
    director: later('director', () => director),
    clock: clock ?? later<TestClock>('clock', () => undefined),
  }
  current = { ...fixture, rewind: () => at !== undefined && clock?.set(at) }
  return fixture
}

/** Makes a contest with members in the application of the `useApp` call before it. */
export function useContest({ per = 'test', ...wish }: ContestWish = {}): ContestFixture {
  if (!current) throw new Error('useContest needs a useApp before it')
  const { app, director, rewind } = current
  let contest: AContest | undefined
  const make = async () => {
    rewind()
    contest = await aContest(app, director, wish)
  }
  if (per === 'test') beforeEach(make)
  else beforeAll(make)
  return {
    contest: later('contest', () => contest),
    west: later('west', () => contest?.member(0)),
    east: later('east', () => contest?.member(1)),
    secondWest: later('secondWest', () => contest?.member(2)),
    secondEast: later('secondEast', () => contest?.member(3)),
  }
}

/** A placeholder of a value that the hooks make later, so that a describe block can destructure it before they run. */
function later<T extends object>(name: string, find: () => T | undefined): T {
  const found = () => {
    const value = find()
    if (!value) throw new Error(`${name} is used before the hooks made it`)
    return value
  }
  return new Proxy({} as T, {
    get: (_, key) => Reflect.get(found(), key),
    set: (_, key, value) => Reflect.set(found(), key, value),
    has: (_, key) => Reflect.has(found(), key),
    ownKeys: () => Reflect.ownKeys(found()),
    getPrototypeOf: () => Reflect.getPrototypeOf(found()),
    getOwnPropertyDescriptor(_, key) {
      const own = Reflect.getOwnPropertyDescriptor(found(), key)
      return own && { ...own, configurable: true }
    },
  })
}
