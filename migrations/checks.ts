import { type QueryRunner, TableCheck } from 'typeorm'

/**
 * Puts another expression into a named check. SQLite rebuilds the table for it, which drops its triggers: an
 * append-only table is guarded again afterwards.
 */
export async function replaceCheck(db: QueryRunner, table: string, name: string, expression: string): Promise<void> {
  const check = new TableCheck({ name, expression })
  if (db.dataSource.options.type === 'postgres') {
    await db.dropCheckConstraint(table, name)
    await db.createCheckConstraint(table, check)
    return
  }
  const before = await db.getTable(table)
  const known = before?.checks.find((each) => each.name === name)
  if (!before || !known) throw new Error(`${table} has no check ${name}`)
  await db.dropCheckConstraint(before, known)
  await db.createCheckConstraint(table, check)
}
