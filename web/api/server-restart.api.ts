const ASK_EVERY_MS = 500

/** Whether the server accepts requests; false where none answers. */
const isServerReady = () =>
  fetch('/api/health/ready', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Resolves when the server accepts requests after its restart. */
export async function untilServerIsBack(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
  while (!(await isServerReady()))
}
