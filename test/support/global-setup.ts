import { choosePrograms } from './built-programs'
import startPostgres from './postgres'
import { makeScratch } from './scratch'

/** Runs once before all tests, in a process of its own; what it returns runs after them. */
export default async function setUp(): Promise<() => void> {
  const removals = [makeScratch(), choosePrograms()]
  const tidyUp = () => {
    for (const remove of removals.splice(0).reverse()) remove()
  }
  try {
    const stopPostgres = await startPostgres()
    if (stopPostgres) removals.push(stopPostgres)
    return tidyUp
  } catch (error) {
    tidyUp()
    throw error
  }
}
