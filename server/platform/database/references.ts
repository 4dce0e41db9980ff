import { ForeignKey } from 'typeorm'
import { type ColumnChoice, Ref } from '#server/platform/database/columns'

/** The id of a row that may not be removed while this one is there; `name` is the foreign key's in the migration. */
export const References =
  (target: () => new () => object, name: string, choice?: ColumnChoice): PropertyDecorator =>
  (prototype, property) => {
    Ref(choice)(prototype, property)
    ForeignKey(target, { name, onDelete: 'RESTRICT' })(prototype, property)
  }
