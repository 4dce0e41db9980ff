import { type Ref, ref, watch } from 'vue'

/**
 * The text of a field that is typed in one of several ways and handed on as `read` writes it. What cannot be read is handed on
 * as it is, so that no form sends the value before; `isLeft` says that nothing more is being typed.
 */
export function useTyped(value: Ref<string | null | undefined>, read: (typed: string) => string | undefined) {
  const text = ref(value.value ?? '')
  const isLeft = ref(false)
  const readOrKeep = (typed: string) => read(typed) ?? typed.trim()

  watch(value, (is) => {
    if ((is ?? '') !== readOrKeep(text.value)) text.value = is ?? ''
  })

  function type(typed: string): void {
    text.value = typed
    isLeft.value = false
    value.value = readOrKeep(typed)
  }

  function leave(): void {
    isLeft.value = true
    text.value = readOrKeep(text.value)
  }

  return { text, isLeft, type, leave }
}
