import { onScopeDispose, ref, type ShallowRef, shallowRef, type WatchSource, watch } from 'vue'
import { ApiError } from './api-error'

/** Where the refusals of a resource are shown: `useRefusal()` in words, or among the errors of a form. */
interface RefusalPlace {
  refusal: ShallowRef<ApiError | null>
  show(error: ApiError): void
  clear(): void
}

export interface ResourceOptions<Errors extends RefusalPlace = RefusalPlace> {
  /** Reads the same key again whenever one of these changes. */
  refreshOn?: WatchSource<unknown> | readonly WatchSource<unknown>[]
  /** Delays a refresh until none was due for this long, because facts arrive in bursts. */
  calmMs?: number
  /** Keeps the answer to the previous key on the screen until the next one arrives. */
  keep?: boolean
  /** By default a refusal is kept, without the words for it. */
  errors?: Errors
}

function keptRefusal(): RefusalPlace {
  const refusal = shallowRef<ApiError | null>(null)
  const show = (error: ApiError): void => {
    refusal.value = error
  }
  const clear = (): void => {
    refusal.value = null
  }
  return { refusal, show, clear }
}

const textOf = (key: unknown): string | undefined => (key == null ? undefined : JSON.stringify(key))

/**
 * What the server answers about `key`: read at once, again when the key becomes another by value, and on every refresh.
 * An answer is dropped when a newer request was answered first, when it belongs to another key, and after the scope ended;
 * until then older answers count too, so that a burst of refreshes does not starve the page. A `null` key reads nothing;
 * `() => true` is the key of what exists once. A refusal leaves the data unchanged and is shown until the next answer; any
 * other exception is a bug and is thrown. `ask` also gets the present data.
 */
export function useResource<Key, Answer, Errors extends RefusalPlace = RefusalPlace>(
  key: () => Key | null | undefined,
  ask: (key: Key, data: Answer | undefined) => Promise<Answer>,
  { refreshOn = [], calmMs, keep = false, errors = keptRefusal() as Errors }: ResourceOptions<Errors> = {},
) {
  const data: ShallowRef<Answer | undefined> = shallowRef()
  const isLoading = ref(false)
  let newestRequest = 0
  let newestAnswer = 0
  let shown: ApiError | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Reads again; whether an answer was accepted. */
  const load = (): Promise<boolean> => update(ask)

  /** Takes the answer of `work` as the newest state, as `load` does with that of `ask`. */
  async function update(work: (key: Key, data: Answer | undefined) => Promise<Answer>): Promise<boolean> {
    const asked = key()
    if (asked == null) return false
    const own = ++newestRequest
    const isOfKey = () => textOf(key()) === textOf(asked)
    isLoading.value = true
    try {
      const answer = await work(asked, data.value)
      if (own < newestAnswer || !isOfKey()) return false
      newestAnswer = own
      data.value = answer
      clearOwn()
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (own === newestRequest && isOfKey()) show(error)
      return false
    } finally {
      if (own === newestRequest) isLoading.value = false
    }
  }

  /** Sets what is known from elsewhere, as from the answer to a change; requests under way are dropped. */
  function replace(answer: Answer | undefined): void {
    drop()
    data.value = answer
  }

  function show(error: ApiError): void {
    shown = error
    errors.show(error)
  }

  /** A refusal of the form that the errors belong to is left. */
  function clearOwn(): void {
    if (shown && errors.refusal.value === shown) errors.clear()
    shown = undefined
  }

  function drop(): void {
    clearTimeout(timer)
    newestAnswer = ++newestRequest
    isLoading.value = false
  }

  function refresh(): Promise<boolean> | undefined {
    if (calmMs === undefined) return load()
    clearTimeout(timer)
    timer = setTimeout(() => void load(), calmMs)
    return undefined
  }

  const sources = (Array.isArray(refreshOn) ? refreshOn : [refreshOn]) as WatchSource<unknown>[]
  watch(
    [() => textOf(key()), ...sources],
    ([now], [before]) => {
      if (now === before) return refresh()
      drop()
      if (!keep || now === undefined) data.value = undefined
      clearOwn()
      return load()
    },
    { immediate: true },
  )
  onScopeDispose(drop)

  return { data, isLoading, load, update, replace, errors }
}
