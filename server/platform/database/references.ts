import { ForeignKey } from 'typeorm'
import { type ColumnChoice, Ref } from '#server/platform/database/columns'

/**
 * The id of a row that cannot be removed while this one exists; `name` is the foreign key's in the migration. A target of
 * another feature may be named by its table.
 */
export const References =
  (target: string | (() => new () => object), name: string, choice?: ColumnChoice): PropertyDecorator =>
  (prototype, property) => {
    Ref(choice)(prototype, property)
    ForeignKey(target, { name, onDelete: 'RESTRICT' })(prototype, property)
  }
