import { shallowRef } from 'vue'

/** What Chrome and Edge give a page that may be installed; no type of the DOM library has it. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

const offer = shallowRef<InstallOffer>()

/** The browser's offer to install the page, kept until a person asks for it. It comes once the manifest is read. */
export function listenForInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    // Without this, some browsers lay a bar of their own over 今日.
    event.preventDefault()
    offer.value = event as InstallOffer
  })
  window.addEventListener('appinstalled', () => {
    offer.value = undefined
  })
}

export const installOffer = offer

/** The browser asks once for each offer. */
export async function install(): Promise<void> {
  const asked = offer.value
  offer.value = undefined
  await asked?.prompt()
}
