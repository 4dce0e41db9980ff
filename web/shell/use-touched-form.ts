import { useEventListener } from '@vueuse/core'

/** Whether a form or a field that a person has touched is still on the page, or a dialog is open: a reload would lose it. */
export function useTouchedForm(): () => boolean {
  const touched = new Set<Element>()
  const note = ({ target }: Event) => {
    if (!(target instanceof Element)) return
    const form = target.closest('form')
    if (form) touched.add(form)
    else if (target.matches('input, textarea, select, [contenteditable]')) touched.add(target)
  }
  for (const event of ['input', 'change', 'click'] as const)
    useEventListener(document, event, note, { capture: true, passive: true })
  return () => {
    for (const each of touched) if (!each.isConnected) touched.delete(each)
    return touched.size > 0 || document.querySelector('[role=dialog], [role=alertdialog]') !== null
  }
}
