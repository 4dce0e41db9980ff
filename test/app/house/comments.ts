import ts from 'typescript'

export interface Comment {
  text: string
  line: number
}

type Span = [from: number, to: number]

/** All comments of a source: of a Vue file in its template, scripts and styles, of a style sheet and of TypeScript. */
export function commentsOf(file: string, source: string): Comment[] {
  const masked = file.endsWith('.vue')
    ? source.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, withoutLiterals)
    : withoutLiterals(source, file.endsWith('.css'))
  const comment = file.endsWith('.vue')
    ? /<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/gm
    : /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
  return [...masked.matchAll(comment)].map(({ 0: text, index }) => ({
    text,
    line: masked.slice(0, index).split('\n').length,
  }))
}

/** The source with strings, templates and regular expressions blanked, which may hold what looks like a comment. */
function withoutLiterals(source: string, isPlain: unknown = false): string {
  if (isPlain === true) return source
  const spans: Span[] = []
  const script = source.replace(/^<script\b[^>]*>|<\/script>$/g, (tag) => ' '.repeat(tag.length))
  const tree = ts.createSourceFile('source.ts', script, ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    const isLiteral =
      ts.isStringLiteralLike(node) ||
      ts.isRegularExpressionLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    if (isLiteral) spans.push([node.getStart(tree), node.end])
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return spans.reduce(
    (text, [from, to]) => text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, ' ') + text.slice(to),
    script,
  )
}
