/** Saves an empty list with its header, as a CSV file that Excel opens with its characters whole. */
export function saveTemplate(t: (key: string) => string): void {
  const header = [
    t('forms.person.name'),
    t('participants.paste.loginColumn'),
    t('participants.team'),
    t('participants.area'),
    t('participants.captain'),
  ]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`\ufeff${header.join(',')}\r\n`], { type: 'text/csv;charset=utf-8' }))
  link.download = t('participants.paste.templateName')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
