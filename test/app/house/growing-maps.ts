import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { sourceFiles } from './imports'

/** Nest makes one of each class with such a decorator for as long as the server runs. */
const SINGLETONS = new Set(['Injectable', 'Controller', 'WebSocketGateway', 'Catch', 'Module'])
const GROWING = new Set(['Map', 'Set'])

interface ClassSource {
  isSingleton: boolean
  /** Fields that begin as an empty Map or Set. */
  growing: string[]
  /** Classes that its fields and its constructor make. */
  makes: string[]
}

/**
 * Maps and sets that begin empty and live as long as the server, as `Class.field` or `file.name`: of modules, of classes that
 * Nest makes once, and of the classes that those make with themselves.
 */
export function growingMaps(): string[] {
  const classes = new Map<string, ClassSource>()
  const ofModules: string[] = []
  const first: string[] = []
  for (const file of sourceFiles().filter((each) => each.startsWith('server/') && each.endsWith('.ts'))) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
    for (const statement of source.statements) {
      if (ts.isClassDeclaration(statement) && statement.name) classes.set(statement.name.text, classSource(statement))
      if (!ts.isVariableStatement(statement)) continue
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (isGrowing(initializer)) ofModules.push(`${file}: ${name.getText()}`)
        first.push(...madeIn(initializer))
      }
    }
  }
  const living = reachable(classes, [...first, ...[...classes].flatMap(([name, one]) => (one.isSingleton ? name : []))])
  return [
    ...ofModules,
    ...living.flatMap((name) => classes.get(name)?.growing.map((field) => `${name}.${field}`) ?? []),
  ].sort()
}

function reachable(classes: ReadonlyMap<string, ClassSource>, first: readonly string[]): string[] {
  const seen = new Set<string>()
  for (const next = [...first]; next.length > 0; ) {
    const name = next.pop() ?? ''
    if (seen.has(name)) continue
    seen.add(name)
    next.push(...(classes.get(name)?.makes ?? []))
  }
  return [...seen]
}

function classSource(declaration: ts.ClassDeclaration): ClassSource {
  const decorators = ts.getDecorators(declaration) ?? []
  const growing: string[] = []
  const makes: string[] = []
  for (const member of declaration.members) {
    if (ts.isPropertyDeclaration(member)) {
      if (isGrowing(member.initializer)) growing.push(member.name.getText())
      makes.push(...madeIn(member.initializer))
    }
    if (ts.isConstructorDeclaration(member)) makes.push(...madeIn(member.body))
  }
  const isSingleton = decorators.some(
    ({ expression }) => ts.isCallExpression(expression) && SINGLETONS.has(expression.expression.getText()),
  )
  return { isSingleton, growing, makes }
}

const isGrowing = (node: ts.Node | undefined): boolean =>
  node !== undefined &&
  ts.isNewExpression(node) &&
  GROWING.has(node.expression.getText()) &&
  (node.arguments ?? []).length === 0

/** The names of the classes of which the code makes an instance at once, not when it is called. */
function madeIn(node: ts.Node | undefined): string[] {
  if (!node || ts.isFunctionLike(node)) return []
  const own = ts.isNewExpression(node) ? [node.expression.getText()] : []
  const inside: string[] = []
  node.forEachChild((child) => void inside.push(...madeIn(child)))
  return [...own, ...inside]
}
