import type { ZodType } from 'zod'
import { loadContracts } from '#web/contracts/load-contracts'
import { canCheck, whenChecking } from '#web/contracts/recipes'
import { isOfThisBuild } from '#web/stamp/server-build'

interface Understood<Answer> {
  /** Nothing where none came, or one that the contract does not know. */
  answer: Answer | undefined
  isUnreadable: boolean
  tookMs: number
}

/**
 * What was answered to a question, which rejects where no answer comes. The first picture comes before what checks it:
 * that of this page's own build is shown, and checked later.
 */
export async function understood<Answer>(
  contract: ZodType<Answer>,
  question: () => Promise<unknown>,
): Promise<Understood<Answer>> {
  const askedAt = performance.now()
  const tookMs = () => performance.now() - askedAt
  try {
    const body = await question()
    if (!canCheck() && isOfThisBuild((body as { build?: string }).build)) {
      whenChecking(() => contract.safeParse(body).success || complain())
      return { answer: body as Answer, isUnreadable: false, tookMs: tookMs() }
    }
    await loadContracts()
    const { data: answer, success } = contract.safeParse(body)
    return { answer, isUnreadable: !success, tookMs: tookMs() }
  } catch {
    return { answer: undefined, isUnreadable: false, tookMs: tookMs() }
  }
}

/** A bug: as an exception of its own, so that the page goes on. */
function complain(): void {
  queueMicrotask(() => {
    throw new Error('An answer does not fit its contract')
  })
}
