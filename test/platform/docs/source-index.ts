import { join } from 'node:path'
import ts from 'typescript'

/** What has code of its own: a function, a method, a class that is made, a table of functions, a contract. */
export type Place = ts.Node

const root = join(import.meta.dirname, '../../..')
const isOurs = ({ fileName }: ts.SourceFile) => /\/(server|shared)\//.test(fileName) && !/node_modules/.test(fileName)

/** The server's source with the types of the compiler: which code a name means. */
export class SourceIndex {
  private readonly checker: ts.TypeChecker
  private readonly classes: ts.ClassDeclaration[] = []
  /** Whatever may be called or mentioned, by name. */
  private readonly byName = new Map<string, Place[]>()
  private readonly listeners = new Map<string, Place[]>()
  private readonly filled = new Map<Place, Place[]>()

  constructor(entry: string) {
    const { config } = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile)
    const { options } = ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, root)
    const program = ts.createProgram([join(root, entry)], { ...options, types: [] }, hostOf(options))
    this.checker = program.getTypeChecker()
    for (const file of program.getSourceFiles()) if (isOurs(file)) this.add(file)
  }

  /** The method of a class, by their names. */
  method(className: string, name: string): ts.MethodDeclaration {
    const found = this.classes.find((each) => each.name?.text === className)
    const method = found?.members.find((each) => each.name?.getText() === name)
    if (!method || !ts.isMethodDeclaration(method)) throw new Error(`${className}.${name} is not in the source`)
    return method
  }

  /** The methods with `@OnDomainEvent(event)`. */
  listenersOf = (event: string): Place[] => this.listeners.get(event) ?? []

  /** The strings that an expression may be, `undefined` if the compiler knows no end of them. */
  stringsOf(expression: ts.Expression): string[] | undefined {
    const type = this.checker.getTypeAtLocation(expression)
    const parts = type.isUnion() ? type.types : [type]
    return parts.every((part) => part.isStringLiteral()) ? parts.map((part) => part.value) : undefined
  }

  /** The code that a name in some other code means; none for data, and for what a library declares. */
  placesOf(name: ts.Identifier): Place[] {
    if (!this.byName.has(name.text)) return []
    const isShort = ts.isShorthandPropertyAssignment(name.parent)
    const symbol = isShort
      ? this.checker.getShorthandAssignmentValueSymbol(name.parent)
      : this.checker.getSymbolAtLocation(name)
    if (!symbol) return []
    const meant = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol
    return (meant.declarations ?? []).flatMap((declaration) => this.codeOf(declaration, name))
  }

  private add(node: ts.Node): void {
    if (ts.isClassDeclaration(node)) this.classes.push(node)
    if (ts.isMethodDeclaration(node)) this.addListener(node)
    if (isNamed(node)) this.byName.set(node.name.text, [...(this.byName.get(node.name.text) ?? []), node])
    node.forEachChild((child) => this.add(child))
  }

  private addListener(method: ts.MethodDeclaration): void {
    for (const { expression } of ts.getDecorators(method) ?? []) {
      if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'OnDomainEvent') continue
      for (const event of this.stringsOf(expression.arguments[0] as ts.Expression) ?? [])
        this.listeners.set(event, [...this.listenersOf(event), method])
    }
  }

  private codeOf(declaration: ts.Declaration, name: ts.Identifier): Place[] {
    if (ts.isClassDeclaration(declaration)) return ts.isNewExpression(name.parent) ? [declaration] : []
    if (isSignature(declaration)) return this.fillersOf(declaration, name.text)
    return isCode(declaration) ? [declaration] : []
  }

  /** What fills a member of an interface or of an abstract class: methods of classes, and functions in tables. */
  private fillersOf(signature: ts.Declaration, name: string): Place[] {
    const known = this.filled.get(signature)
    if (known) return known
    const owner = this.checker.getTypeAtLocation(signature.parent)
    const places = (this.byName.get(name) ?? []).filter(({ parent }) => {
      if (ts.isObjectLiteralExpression(parent))
        return this.checker.getContextualType(parent)?.getProperty(name)?.declarations?.includes(signature)
      return (
        ts.isClassDeclaration(parent) && this.checker.isTypeAssignableTo(this.checker.getTypeAtLocation(parent), owner)
      )
    })
    this.filled.set(signature, places)
    return places
  }
}

/** Resolves the source alone: libraries hold no refusals, and their types take many seconds. */
function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  host.resolveModuleNameLiterals = (names, file) =>
    names.map(({ text }) =>
      /^[#.]/.test(text) ? ts.resolveModuleName(text, file, options, host) : { resolvedModule: undefined },
    )
  return host
}

const isNamed = (node: ts.Node): node is Place & { name: ts.Identifier } =>
  (isCode(node) || ts.isClassDeclaration(node)) &&
  (node as ts.NamedDeclaration).name !== undefined &&
  ts.isIdentifier((node as ts.NamedDeclaration).name as ts.Node)

const isFunction = (node: ts.Node | undefined) =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isIdentifier(node))

function isCode(node: ts.Node): node is Place {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node))
    return node.body !== undefined
  if (ts.isVariableDeclaration(node))
    return node.initializer !== undefined && ts.isSourceFile(node.parent.parent.parent)
  if (ts.isShorthandPropertyAssignment(node)) return true
  return (ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node)) && isFunction(node.initializer)
}

const isSignature = (node: ts.Declaration): boolean =>
  ts.isMethodSignature(node) ||
  (ts.isPropertySignature(node) && node.type !== undefined && ts.isFunctionTypeNode(node.type)) ||
  (ts.isMethodDeclaration(node) && node.body === undefined)
