import { baseCompile, type ResourceNode } from '@intlify/message-compiler'
import type { Plugin } from 'vite'

interface Texts {
  [key: string]: string | Texts
}

/** Compiles the texts of both languages to vue-i18n's trees, so that its compiler is no part of the pages. */
export const compiledTexts = (): Plugin => ({
  name: 'compiled-texts',
  apply: 'build',
  enforce: 'pre',
  config: () => ({ define: { __INTLIFY_DROP_MESSAGE_COMPILER__: 'true' } }),
  transform: {
    filter: { id: /\/web\/i18n\/[\w-]+\/.+\.json$/ },
    handler: (json) => ({ code: JSON.stringify(compiled(JSON.parse(json))), map: null }),
  },
})

const compiled = (texts: Texts): object =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, typeof text === 'string' ? treeOf(text) : compiled(text)]),
  )

function treeOf(text: string): ResourceNode {
  const onError = (error: Error) => {
    throw new Error(`${error.message}: ${text}`)
  }
  const { ast } = baseCompile(text, { jit: true, minify: true, location: false, onError })
  return JSON.parse(JSON.stringify(ast, withoutPieces))
}

/** `s` is the text of a node that has no values in it; its pieces `i` repeat it. */
const withoutPieces = (_key: string, node: unknown): unknown =>
  typeof node === 'object' && node !== null && 's' in node ? { ...node, i: undefined } : node
