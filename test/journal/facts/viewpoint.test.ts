import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { LoadedContest } from '#server/contest/contests/loaded-contest'

/** Where boards, feeds, exports and reports are read; in these folders every class that queries figures is one of theirs. */
const READ_MODELS = ['server/screens', 'server/live', 'server/ledger/exports']
/** Readers of figures in folders that also hold other queries. */
const READERS = [
  'server/journal/facts/fact.reader.ts#after',
  'server/ledger/standings/standings.reader.ts',
  'server/ledger/standings/spans.reader.ts#withSpans',
  'server/ledger/standings/flag.reader.ts',
  'server/ritual/battle-reports/report-figures.reader.ts#read',
  'server/ritual/benchmarks/benchmark-figures.service.ts#season',
]
const QUERIES_FIGURES = /\b(?:from|join)\s+(?:standing|ledger_entry|pending_line|live_event)\b/
const LIFECYCLE = ['onModuleInit', 'onModuleDestroy']

const readModels = (): string[] =>
  READ_MODELS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  )

/** The public methods of a file's injectable classes that take no viewpoint. */
function withoutViewpoint(file: string, source: string, isReader: boolean): string[] {
  const found: string[] = []
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  for (const node of tree.statements) {
    if (!ts.isClassDeclaration(node) || !node.name) continue
    if (!(ts.getDecorators(node) ?? []).some((each) => each.getText() === '@Injectable()')) continue
    if (!isReader && !QUERIES_FIGURES.test(node.getText())) continue
    for (const member of node.members) {
      if (!ts.isMethodDeclaration(member)) continue
      const name = member.name.getText()
      const isPublic = !member.modifiers?.some((each) => each.kind === ts.SyntaxKind.PrivateKeyword)
      const takesViewpoint = member.parameters.some((each) => each.type?.getText() === 'Viewpoint')
      if (isPublic && !LIFECYCLE.includes(name) && !takesViewpoint) found.push(`${file}#${name}`)
    }
  }
  return found
}

describe('the read model', () => {
  it('is read from a viewpoint everywhere', () => {
    const open = readModels().flatMap((file) => withoutViewpoint(file, readFileSync(file, 'utf8'), false))
    const listed = READERS.flatMap((reader) => {
      const [file = '', method] = reader.split('#')
      const missing = withoutViewpoint(file, readFileSync(file, 'utf8'), true)
      return method ? missing.filter((each) => each === reader) : missing
    })

    expect([...open, ...listed], 'Add a parameter `viewpoint: Viewpoint` and read no further than it says').toEqual([])
  })

  it('refuses a board that is read without one', () => {
    const board = `@Injectable() export class HeatRepository {
      perHour(contestId: string) { return this.uow.sql\`select 1 from standing\` }
      today(viewpoint: Viewpoint) { return this.perHour('') }
      private own() {}
    }`

    expect(withoutViewpoint('heat.repository.ts', board, false)).toEqual(['heat.repository.ts#perHour'])
  })

  it('finds its readers where they are expected', () => {
    const classes = readModels().filter((file) => QUERIES_FIGURES.test(readFileSync(file, 'utf8')))

    expect(classes.length).toBeGreaterThanOrEqual(2)
    for (const reader of READERS) {
      const [file = '', method = 'class'] = reader.split('#')
      expect(readFileSync(file, 'utf8')).toContain(method)
    }
  })

  it('is that of the head: an earlier number cannot be read yet', () => {
    const head = { id: 'one', centerId: 'center', headSeq: 7, epoch: 'first', revision: 1 }
    const contest = new LoadedContest(head, undefined as never, '2015-04-10')
    const now = contest.viewpoint('spectators')

    expect(now).toEqual({ audience: 'spectators', upToSeq: 7, today: '2015-04-10' })
    expect(() => contest.assertHead(now)).not.toThrow()
    expect(() => contest.assertHead({ ...now, upToSeq: 6 })).toThrow('7, the head')
  })
})
