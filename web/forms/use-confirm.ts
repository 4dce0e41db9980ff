import ConfirmDialog from './ConfirmDialog.vue'

interface Question {
  title: string
  text: string
  confirm: string
  typed?: string
  icon?: string
}

/** `await ask({ … })` is true once the user has said yes. */
export function useConfirm() {
  const dialog = useOverlay().create(ConfirmDialog)
  return async (question: Question): Promise<boolean> => (await dialog.open(question).result) === true
}
