/** The fields of `form` that differ from `before`: what is sent, and so what the audit list tells. */
export function changedFields<Form extends object>(form: Form, before: Form): Partial<Form> {
  return Object.fromEntries(
    Object.entries(form).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Form]),
    ),
  ) as Partial<Form>
}
