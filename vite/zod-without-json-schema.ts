import type { Plugin } from 'vite'

const ZOD = /\/zod\/v4\/(core\/to-json-schema|classic\/schemas)\.js$/
const METHODS = /^.*\b_zod\.processJSONSchema = .*;$/gm
const EXPORTS = /^export (?:function|const) (\w+)|^export \{ \w+ as (\w+) \};/gm

/** The server alone writes schemas as JSON Schema, for its documentation; every schema of zod holds the way to it. */
export const zodWithoutJsonSchema = (): Plugin => ({
  name: 'zod-without-json-schema',
  apply: 'build',
  transform: {
    filter: { id: ZOD },
    handler(code, id) {
      if (!id.endsWith('to-json-schema.js')) return { code: code.replace(METHODS, ''), map: null }
      const names = [...code.matchAll(EXPORTS)].map(([, name, alias]) => name ?? alias)
      const refuse = `const refuse = () => { throw new Error('The pages write no JSON Schema') }`
      return { code: `${refuse}\nexport { ${names.map((name) => `refuse as ${name}`).join(', ')} }\n`, map: null }
    },
  },
})
