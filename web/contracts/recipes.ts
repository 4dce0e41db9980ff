/**
 * Schemas that are written down when their module is read, and made when they are first used. The build puts `z` from here in
 * the place of zod's: contracts of all wings are part of the first page, which so needs neither zod nor the making of schemas
 * that it does not use.
 */

type Make = () => unknown
const makes = new WeakMap<object, Make>()
/** `{ ...Schema.shape }` leaves a key behind instead of what the schema will have. */
const spreads = new Map<string, Make>()

let zod: object | undefined
const waiting: (() => void)[] = []

/** Schemas can be made from now on. */
export function takeZod(loaded: object): void {
  zod = loaded
  for (const work of waiting.splice(0)) work()
}

/** Whether schemas can be made; only the build does without zod at first. */
export const canCheck = (): boolean => zod !== undefined || !import.meta.env.PROD

/** Does `work` once schemas can be made. */
export function whenChecking(work: () => void): void {
  if (canCheck()) work()
  else waiting.push(work)
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value))

/** What a value is that may hold recipes. */
function made(value: unknown): unknown {
  if (!isObject(value)) return value
  const make = makes.get(value)
  if (make) return make()
  if (Array.isArray(value)) return value.map(made)
  return isPlain(value) ? madeFields(value) : value
}

function madeFields(fields: object): object {
  const copy = {}
  for (const [key, field] of Object.entries(Object.getOwnPropertyDescriptors(fields))) {
    const { get } = field
    const spread = spreads.get(key)
    if (spread) Object.defineProperties(copy, Object.getOwnPropertyDescriptors(spread() as object))
    else if (get) Object.defineProperty(copy, key, { ...field, get: () => made(get.call(fields)) })
    else Object.defineProperty(copy, key, { ...field, value: made(field.value) })
  }
  return copy
}

type Method = (...args: unknown[]) => unknown
const isParser = (key: PropertyKey): boolean => /parse/i.test(String(key))

/** Data is taken as it is; what a schema is made of may hold recipes. */
function read(owner: object, key: PropertyKey): unknown {
  const value = Reflect.get(owner, key) as unknown
  if (typeof value !== 'function') return value
  return (...args: unknown[]) => (value as Method).apply(owner, isParser(key) ? args : (made(args) as unknown[]))
}

function recipe(make: Make, call: (args: unknown[]) => unknown, known: Record<PropertyKey, unknown> = {}): object {
  let own: object | undefined
  const get = (): object => {
    own ??= make() as object
    return own
  }
  const proxy: object = new Proxy(() => undefined, {
    get(_, key) {
      if (key in known) return known[key]
      if (zod) return read(get(), key)
      if (isParser(key)) throw new Error(`${String(key)}: no contract can check yet`)
      return recipe(
        () => Reflect.get(get(), key),
        (args) => result(() => read(get(), key) as Method, key, args),
      )
    },
    apply: (_, __, args) => call(args),
    has: (_, key) => (zod ? Reflect.has(get(), key) : false),
    ownKeys() {
      if (zod) return Reflect.ownKeys(get())
      const key = `recipe:${spreads.size}`
      spreads.set(key, get)
      return [key]
    },
    getOwnPropertyDescriptor: (_, key) => ({
      configurable: true,
      enumerable: true,
      value: zod ? Reflect.get(get(), key) : undefined,
    }),
  })
  makes.set(proxy, get)
  return proxy
}

/** What a method will return; lists of words are known before. */
function result(method: () => Method, key: PropertyKey, args: unknown[]): unknown {
  if (zod) return method()(...args)
  const make = () => method()(...args)
  const known = key === 'enum' && Array.isArray(args[0]) ? { options: args[0] } : {}
  return recipe(make, (more) => result(() => make() as Method, '', more), known)
}

export const z = recipe(
  () => zod,
  () => undefined,
)
