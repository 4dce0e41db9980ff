import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest; on a fresh clone vitest knows only how large files are. */
const LONGEST = ['/every-page.', '/tv.e2e.', '/whole-day.', '/ledger.property.', '/storm.', '/kill.', '/stop.']

/** Starts the longest files first within their project, so that none is left over when everything else is done. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map((file) => file.project))]
    const place = (file: TestSpecification) => projects.indexOf(file.project) * (LONGEST.length + 1) + rank(file)
    return sorted.sort((one, other) => place(one) - place(other))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const found = LONGEST.findIndex((name) => moduleId.includes(name))
  return found < 0 ? LONGEST.length : found
}
