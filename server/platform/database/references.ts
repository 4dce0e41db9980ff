import { ForeignKey } from 'typeorm'
import { type ColumnChoice, Ref } from '#server/platform/database/columns'

/**
 * The id of a row that cannot be removed before this one; `name` is the foreign key's in the migration. An entity of a
 * feature that may not be imported is given by its class name.
 */
export const References =
  (target: string | (() => new () => object), name: string, choice?: ColumnChoice): PropertyDecorator =>
  (prototype, property) => {
    Ref(choice)(prototype, property)
    ForeignKey(target, { name, onDelete: 'RESTRICT' })(prototype, property)
  }
