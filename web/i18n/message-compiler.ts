import type { MessageCompiler, MessageContext } from 'vue-i18n'

type Say = (context: MessageContext<string>) => string
const compiled = new Map<unknown, Say>()

/**
 * `{name}` is a value; ` | ` separates the forms of a plural. The texts use nothing else of vue-i18n's syntax, whose own
 * compiler is half the weight of vue-i18n.
 */
export const compileMessage = ((text: string) => {
  const known = compiled.get(text)
  if (known) return known
  const forms = text.split('|').map((each) => sayForm(each.trim()))
  const [only] = forms
  const say: Say = forms.length === 1 && only ? only : (context) => context.plural(forms.map((each) => each(context)))
  compiled.set(text, say)
  return say
}) as unknown as MessageCompiler

function sayForm(text: string): Say {
  // Odd pieces are names.
  const pieces = text.split(/\{\s*(\w+)\s*\}/)
  if (pieces.length === 1) return () => text
  return ({ named }) => pieces.map((piece, at) => (at % 2 === 0 ? piece : String(named(piece) ?? ''))).join('')
}
