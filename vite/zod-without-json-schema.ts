import type { Plugin } from 'vite'

/** Zod's way to JSON Schema, which only the server's API documentation goes; every schema would bring it along. */
const FILES = /zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/
const EXPORTED = /^export (?:const|function|\{ \w+ as) (\w+)/gm

/** Replaces what a schema would write JSON Schema with: nothing in the page asks for it. */
export const zodWithoutJsonSchema = (): Plugin => ({
  name: 'zod-without-json-schema',
  apply: 'build',
  transform: {
    filter: { id: FILES },
    handler: (code) =>
      [...code.matchAll(EXPORTED)].map(([, name]) => `export const ${name} = () => undefined\n`).join(''),
  },
})
