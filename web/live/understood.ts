import type { ZodType } from 'zod'

interface Understood<Answer> {
  /** Nothing where none came, or one that the contract does not know. */
  answer: Answer | undefined
  isUnreadable: boolean
  tookMs: number
}

/** What was answered to a question, which rejects where no answer comes. */
export async function understood<Answer>(
  contract: ZodType<Answer>,
  question: () => Promise<unknown>,
): Promise<Understood<Answer>> {
  const askedAt = performance.now()
  try {
    const { data: answer, success } = contract.safeParse(await question())
    return { answer, isUnreadable: !success, tookMs: performance.now() - askedAt }
  } catch {
    return { answer: undefined, isUnreadable: false, tookMs: performance.now() - askedAt }
  }
}
