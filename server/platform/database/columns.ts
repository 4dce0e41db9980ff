import { Column, type ColumnOptions, PrimaryColumn, type ValueTransformer } from 'typeorm'
import { safeInteger } from '#server/platform/database/safe-integer'

/** What every column may add; `primary` makes it a part of a composite key. */
export interface ColumnChoice {
  nullable?: true
  primary?: true
  default?: number
}

const instant: ValueTransformer = {
  to: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
  from: (value: string | null) => (value === null ? null : new Date(value)),
}
const number: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: string | number | null) => (value === null ? null : safeInteger(value)),
}
const flag: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: boolean | number | null) => (value === null ? null : Boolean(value)),
}
const json: ValueTransformer = {
  to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
  from: (value: string | null) => (value === null ? null : JSON.parse(value)),
}

const column = (options: ColumnOptions, choice: ColumnChoice = {}): PropertyDecorator =>
  Column({ ...options, ...choice })

/** The primary key: made by the application, so that both databases and the tests see the same value. */
export const Id = () => PrimaryColumn({ type: 'varchar', length: 36 })

/** The id of a row elsewhere. */
export const Ref = (choice?: ColumnChoice) => column({ type: 'varchar', length: 36 }, choice)

/** A `Date`, stored as ISO-8601 UTC text, so that SQL written by hand reads and sorts it alike on both databases. */
export const Instant = (choice?: ColumnChoice) => column({ type: 'varchar', length: 24, transformer: instant }, choice)

/** A business date, `YYYY-MM-DD` on both databases. */
export const Day = (choice?: ColumnChoice) => column({ type: 'varchar', length: 10 }, choice)

/** Text of at most so many characters; PostgreSQL refuses more, the contract has to refuse it before. */
export const Text = (length: number, choice?: ColumnChoice) => column({ type: 'varchar', length }, choice)

/** A count or quantity of at most 32 bits. */
export const Int = (choice?: ColumnChoice) => column({ type: 'integer' }, choice)

/** An integer up to 2^53−1, a number on both databases; SQLite declares it `integer`, which has 64 bits there. */
export const BigInt53 = (choice?: ColumnChoice) => column({ type: 'bigint', transformer: number }, choice)

/** `true` or `false` through entities; SQL written by hand sees 0 or 1 on SQLite. */
export const Bool = (choice?: ColumnChoice) => column({ type: 'boolean', transformer: flag }, choice)

/** A value stored as JSON text; declare its type on the property. */
export const Json = (choice?: ColumnChoice) => column({ type: 'text', transformer: json }, choice)
