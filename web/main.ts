import './zod-setup'
import './main.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { router } from './app/router'
import { chooseLanguage, i18n, preferredLanguage } from './i18n/index'
import { SIGNED_IN_ACCOUNT } from './offline/signed-in-account'
import { useSession } from './session/session.store'
import { icons } from './ui/icons'

async function start(): Promise<void> {
  await chooseLanguage(preferredLanguage())
  const app = createApp(App).use(createPinia()).use(router).use(i18n).use(icons)
  app.provide(SIGNED_IN_ACCOUNT, () => useSession().who?.account.id)
  app.mount('#app')
}

// start.js has judged the browser; one that is too old keeps the plain page.
if (document.documentElement.dataset.browser !== 'too-old') void start()
