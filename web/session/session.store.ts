import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ContestSummary } from '#shared/contest/contests/contract'
import { type SignedIn, SignInInput } from '#shared/platform/accounts/contract'
import { ApiError } from '#web/api/api-error'
import { rememberCenter } from './center-code'
import * as api from './session.api'
import { contestToShow, forgetEverything, remember, rememberContest, remembered, rememberShown } from './session-cache'

/** Who is signed in on this device and which contest is on the screen. */
export const useSession = defineStore('session', () => {
  const who = shallowRef<SignedIn | null>(null)
  const contests = shallowRef<ContestSummary[]>([])
  const contestId = shallowRef<string | null>(null)
  /** Asked only without a signed-in account. */
  const isSetUp = shallowRef(true)
  const needsCenterCode = shallowRef(false)
  /** The address to open instead of this one, by which nothing can be sent. */
  const openInstead = shallowRef<string>()
  let loading: Promise<void> | undefined

  const isDirector = computed(() => who.value?.account.role === 'director')
  /** 内勤 too: records, reverses, imports and exports for everyone. */
  const keepsLedger = computed(() => isDirector.value || who.value?.account.role === 'clerk')
  const chosen = computed(() => contests.value.find((contest) => contest.id === contestId.value) ?? null)

  /** Asks the server once; `isFresh` asks again. Without an answer, what this device remembers is used. */
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
      await setWho(await api.whoAmI())
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      if (failure.isOutcomeUnknown) return recall(failure)
      forget()
      await askSetup()
    }
  }

  /** What the sign-in page has to know: whether there is an account yet, and whether several centres share the server. */
  async function askSetup(): Promise<void> {
    const status = await api.setupStatus()
    isSetUp.value = status.isDone
    needsCenterCode.value = status.needsCenterCode ?? false
    openInstead.value = status.openInstead
  }

  function recall(failure: ApiError): void {
    const last = remembered()
    if (!last) throw failure
    who.value = last.who
    show(last.contests)
    loading = undefined
  }

  /** Takes the account that setup, sign-in or joining has signed in, and reads its contests. */
  async function setWho(signedIn: SignedIn): Promise<void> {
    who.value = signedIn
    rememberCenter(signedIn.center.code)
    isSetUp.value = true
    loading ??= Promise.resolve()
    await loadContests()
  }

  async function loadContests(): Promise<void> {
    show(await api.myContests())
    if (who.value) remember({ who: who.value, contests: contests.value })
  }

  function show(list: ContestSummary[]): void {
    contests.value = list
    contestId.value = contestToShow(list)
    rememberShown(contestId.value)
  }

  async function signIn(input: SignInInput): Promise<void> {
    await setWho(await api.signIn(SignInInput.parse(input)))
  }

  /** Signs out and removes everything of the account from this device. */
  async function signOut(): Promise<void> {
    await api.signOut()
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
    needsCenterCode,
    openInstead,
    isDirector,
    keepsLedger,
    chosen,
    load,
    askSetup,
    loadContests,
    signIn,
    signOut,
    setWho,
    forget,
    chooseContest,
  }
})
