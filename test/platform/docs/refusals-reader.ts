import ts from 'typescript'
import { ErrorCode } from '#shared/platform/errors/errors'
import { type Place, SourceIndex } from '#test/platform/docs/source-index'

/** A code, the function that refuses with it, and the way from the handler to there. */
export interface Refusal {
  code: ErrorCode
  by: string
  way: string
}

/** What the code of one place holds itself. */
interface Found {
  /** Codes of `new AppError(…)`. */
  refusals: Set<ErrorCode>
  /** Codes that a contract gives as `error`. */
  named: Set<ErrorCode>
  /** Other code that it mentions. */
  places: Set<Place>
}

const isCode = (text: string): text is ErrorCode => text in ErrorCode.enum

/**
 * Reads from the source which codes a route can refuse with: every `new AppError(…)` in its handler, in the functions that
 * the handler mentions, in those that they mention, and so on; and what the contracts of its parameters name as `error`.
 * It follows injected classes, interfaces to what implements them, and domain events to their listeners. It leaves out what
 * is caught, and knows nothing of conditions: a refusal in a branch that the route never takes is found too.
 */
export class RefusalsReader {
  /** Where `new AppError(…)` takes a code that the compiler does not know. */
  readonly unknown = new Set<string>()
  private readonly known = new Map<Place, Found>()

  constructor(private readonly source = new SourceIndex('server/main.ts')) {}

  /** The refusals of a handler, named as in the document: `Deals_record`. */
  refusalsOf(handler: string): Refusal[] {
    const [name = '', method = ''] = handler.split('_')
    const place = this.source.method(`${name}Controller`, method)
    const contracts = place.parameters.flatMap((parameter) => [...(ts.getDecorators(parameter) ?? [])])
    return [...this.reach([place], 'refusals'), ...this.reach(contracts, 'named')]
  }

  private reach(start: Place[], which: 'refusals' | 'named'): Refusal[] {
    const ways = new Map(start.map((place) => [place, nameOf(place)]))
    const refusals: Refusal[] = []
    // The loop goes on to the places that are added while it runs.
    for (const [place, way] of ways) {
      const found = this.look(place)
      for (const code of found[which]) refusals.push({ code, by: nameOf(place), way })
      for (const next of found.places) if (!ways.has(next)) ways.set(next, `${way} → ${nameOf(next)}`)
    }
    return refusals
  }

  private look(place: Place): Found {
    const known = this.known.get(place)
    if (known) return known
    const found: Found = { refusals: new Set(), named: new Set(), places: new Set() }
    this.known.set(place, found)
    const parts = ts.isClassDeclaration(place) ? place.members.filter(isRunByNew) : [place]
    for (const part of parts) part.forEachChild((child) => this.visit(child, found))
    return found
  }

  private visit(node: ts.Node, found: Found): void {
    if (ts.isTypeNode(node) || ts.isVoidExpression(node) || ts.isDecorator(node)) return
    const handler = handlerOf(node)
    if (handler && isEnd(handler)) {
      this.visitHandler(handler, found)
      return
    }
    this.note(node, found)
    node.forEachChild((child) => this.visit(child, found))
  }

  /** Nothing of what the handler guards goes further, except the codes that it compares with to throw them again. */
  private visitHandler(handler: ts.Node, found: Found): void {
    if (ts.isStringLiteral(handler) && isCode(handler.text)) found.refusals.add(handler.text)
    this.note(handler, found)
    handler.forEachChild((child) => this.visitHandler(child, found))
  }

  private note(node: ts.Node, found: Found): void {
    if (ts.isIdentifier(node)) for (const place of this.source.placesOf(node)) found.places.add(place)
    if (ts.isNewExpression(node) && node.expression.getText() === 'AppError') this.refuse(node.arguments?.[0], found)
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'error' && ts.isStringLiteral(node.initializer))
      if (isCode(node.initializer.text)) found.named.add(node.initializer.text)
    if (ts.isCallExpression(node) && /\bemit$/.test(node.expression.getText()))
      for (const event of (node.arguments[0] && this.source.stringsOf(node.arguments[0])) ?? [])
        for (const place of this.source.listenersOf(event)) found.places.add(place)
  }

  private refuse(code: ts.Expression | undefined, found: Found): void {
    const codes = code && this.source.stringsOf(code)
    if (codes && codes.length < ErrorCode.options.length)
      for (const each of codes) found.refusals.add(each as ErrorCode)
    else if (code) this.unknown.add(`${code.getSourceFile().fileName}: new AppError(${code.getText()})`)
  }
}

/** `Class.method`, or the name alone. */
function nameOf(place: Place): string {
  const { parent } = place
  const name = (place as ts.NamedDeclaration).name?.getText() ?? place.getText().split('(')[0] ?? ''
  return ts.isClassDeclaration(parent) && parent.name ? `${parent.name.text}.${name}` : name
}

/** `new` runs the constructor and gives fields their first values. */
const isRunByNew = (member: ts.ClassElement) =>
  ts.isConstructorDeclaration(member) ||
  (ts.isPropertyDeclaration(member) && member.initializer !== undefined && !ts.isArrowFunction(member.initializer))

/** What is done with errors of `try { … }` or of `promise.catch(handler)`, if it is written out. */
function handlerOf(node: ts.Node): ts.Node | undefined {
  if (ts.isTryStatement(node)) return node.catchClause
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  const [handler] = node.arguments
  return node.expression.name.text === 'catch' && handler && ts.isArrowFunction(handler) ? handler : undefined
}

/** A handler that tells refusals from failures, or throws nothing: refusals go no further. */
const isEnd = (handler: ts.Node) => /\bAppError\b/.test(handler.getText()) || !/\bthrow\b/.test(handler.getText())
