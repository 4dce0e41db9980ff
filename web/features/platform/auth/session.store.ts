import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { z } from 'zod'
import { ContestSummary } from '#shared/contest/contests/contract'
import { SetupStatus, SignedIn, SignInInput } from '#shared/platform/accounts/contract'
import { ApiError, get, NoContent, post } from '#web/api/http'
import { contestToShow, forgetEverything, remember, rememberContest, remembered } from './remembered'

/** Who is signed in on this device and which contest is on the screen. */
export const useSession = defineStore('session', () => {
  const who = shallowRef<SignedIn | null>(null)
  const contests = shallowRef<ContestSummary[]>([])
  const contestId = shallowRef<string | null>(null)
  /** Asked only when nobody is signed in. */
  const isSetUp = shallowRef(true)
  let loading: Promise<void> | undefined

  const isDirector = computed(() => who.value?.account.role === 'director')
  /** 内勤 too: records, reverses, imports and exports for everyone. */
  const keepsLedger = computed(() => isDirector.value || who.value?.account.role === 'clerk')
  const chosen = computed(() => contests.value.find((contest) => contest.id === contestId.value) ?? null)

  /** Asks the server once; `isFresh` asks again. Without an answer, what was remembered on this device stands. */
  function load(options: { isFresh?: boolean } = {}): Promise<void> {
    if (options.isFresh) loading = undefined
    loading ??= ask().catch((failure: unknown) => {
      loading = undefined
      throw failure
    })
    return loading
  }

  async function ask(): Promise<void> {
    try {
      await setWho(await get('/api/me', SignedIn))
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      if (failure.isOutcomeUnknown) return recall(failure)
      forget()
      isSetUp.value = (await get('/api/setup', SetupStatus)).isDone
    }
  }

  function recall(failure: ApiError): void {
    const last = remembered()
    if (!last) throw failure
    who.value = last.who
    show(last.contests)
    loading = undefined
  }

  /** Takes over whom setup, sign-in or joining has signed in, and reads the contests that are open to them. */
  async function setWho(signedIn: SignedIn): Promise<void> {
    who.value = signedIn
    isSetUp.value = true
    loading ??= Promise.resolve()
    await loadContests()
  }

  async function loadContests(): Promise<void> {
    show(await get('/api/contests', z.array(ContestSummary)))
    if (who.value) remember({ who: who.value, contests: contests.value })
  }

  function show(list: ContestSummary[]): void {
    contests.value = list
    contestId.value = contestToShow(list)
  }

  async function signIn(input: SignInInput): Promise<void> {
    await setWho(await post('/api/sign-in', SignedIn, SignInInput.parse(input)))
  }

  /** Leaves this device without a trace of who was here. */
  async function signOut(): Promise<void> {
    await post('/api/sign-out', NoContent)
    forget()
  }

  function forget(): void {
    who.value = null
    contests.value = []
    contestId.value = null
    forgetEverything()
  }

  function chooseContest(id: string): void {
    contestId.value = id
    rememberContest(id)
  }

  return {
    who,
    contests,
    contestId,
    isSetUp,
    isDirector,
    keepsLedger,
    chosen,
    load,
    loadContests,
    signIn,
    signOut,
    setWho,
    forget,
    chooseContest,
  }
})
