import type { QueryRunner } from 'typeorm'

/**
 * Makes the database itself refuse to change or remove what `table` holds. Rebuilding a table on SQLite drops its
 * triggers, so a migration that does so calls this again.
 */
export async function guardAppendOnly(db: QueryRunner, table: string): Promise<void> {
  if (db.dataSource.options.type === 'postgres') {
    await db.query(`
      create or replace function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only', tg_table_name; end $$`)
    await db.query(`
      create trigger ${table}_append_only before update or delete on "${table}"
      for each row execute function refuse_change()`)
    await db.query(`
      create trigger ${table}_no_truncate before truncate on "${table}"
      for each statement execute function refuse_change()`)
    return
  }
  for (const verb of ['update', 'delete'])
    await db.query(`
      create trigger ${table}_no_${verb} before ${verb} on "${table}"
      begin select raise(abort, '${table} is append-only'); end`)
}

/** Takes the guard away again, so that the table can be dropped. */
export async function unguardAppendOnly(db: QueryRunner, table: string): Promise<void> {
  if (db.dataSource.options.type === 'postgres') {
    await db.query(`drop trigger if exists ${table}_append_only on "${table}"`)
    await db.query(`drop trigger if exists ${table}_no_truncate on "${table}"`)
    return
  }
  for (const verb of ['update', 'delete']) await db.query(`drop trigger if exists ${table}_no_${verb}`)
}
