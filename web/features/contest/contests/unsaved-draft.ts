import { watch } from 'vue'
import type { DraftInput } from '#shared/contest/contests/contract'
import type { Draft } from './draft'

/** What this tab holds of a draft and the server does not, with the stored draft that the edit began with. */
export interface Unsaved {
  draft: Draft
  was: DraftInput
}

const PREFIX = 'dangxian.draft.'

/** What a page that was reloaded had not saved. */
export function unsavedOf(contestId: string): Unsaved | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(PREFIX + contestId) ?? 'null') as Unsaved | null) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps what is not saved until it is: reloading the page loses nothing. */
export function keepUnsaved(contestId: string, unsaved: () => Unsaved | undefined): void {
  watch(
    () => JSON.stringify(unsaved()),
    (text: string | undefined) => {
      if (text === undefined) forgetUnsaved(contestId)
      else sessionStorage.setItem(PREFIX + contestId, text)
    },
    { flush: 'sync' },
  )
}

export const forgetUnsaved = (contestId: string): void => sessionStorage.removeItem(PREFIX + contestId)
