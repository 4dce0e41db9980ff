import startPostgres from './postgres'
import { makeScratch } from './scratch'

/** Runs once before all tests, in a process of its own; what it returns runs after them. */
export default async function setUp(): Promise<() => void> {
  const removeScratch = makeScratch()
  try {
    const stopPostgres = await startPostgres()
    return () => {
      stopPostgres?.()
      removeScratch()
    }
  } catch (error) {
    removeScratch()
    throw error
  }
}
