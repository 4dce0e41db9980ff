// npm run migration:new -- <verb-noun>: an empty migration, listed as the newest one.
import { readFileSync, writeFileSync } from 'node:fs'

const [name = ''] = process.argv.slice(2)
if (!/^[a-z]+(-[a-z]+)+$/.test(name)) {
  console.error('Name it verb-noun in lower case: npm run migration:new -- create-lessons')
  process.exit(name === '--help' || name === '-h' ? 0 : 1)
}
const stamp = Date.now()
const className = `${name.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase())}${stamp}`
const file = `${stamp}-${name}`
writeFileSync(
  `migrations/${file}.ts`,
  `import type { MigrationInterface, QueryRunner } from 'typeorm'

/** TODO: one sentence saying what it makes; goes when it is written. */
export class ${className} implements MigrationInterface {
  name = '${className}'

  async up(db: QueryRunner): Promise<void> {
    await db.query('select 1')
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('select 1')
  }
}
`,
)
const list = readFileSync('migrations/index.ts', 'utf8')
writeFileSync(
  'migrations/index.ts',
  list
    .replace('\n/** In the order', `import { ${className} } from '#migrations/${file}'\n\n/** In the order`)
    .replace(/,?\s*\]\s*$/, `, ${className}]\n`),
)
console.log(`migrations/${file}.ts`)
