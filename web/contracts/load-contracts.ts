import { canCheck } from './recipes'

let loading: Promise<unknown> | undefined

/** Loads what checks answers, once; after a failure the next call tries again. */
export async function loadContracts(): Promise<void> {
  if (canCheck()) return
  loading ??= import('./zod').catch((failure: unknown) => {
    loading = undefined
    throw failure
  })
  await loading
}
