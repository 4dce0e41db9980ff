import '#web/zod-setup'
import '#web/main.css'
import { createApp, h, reactive } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { RaceSize } from '#web/features/ledger/standings/race/race-track'
import TeamRace from '#web/features/ledger/standings/race/TeamRace.vue'
import { chooseLanguage, i18n, speakOnPages } from '#web/i18n/index'
import { useColourMode } from '#web/ui/colour-mode'
import { icons } from '#web/ui/icons'
import Kit from './Kit.vue'
import { afterASale, isSceneName, scene } from './scenes'
import Tokens from './Tokens.vue'

const wish = new URLSearchParams(location.search)
const name = wish.get('scene') ?? ''
const wished = wish.get('size')
const size: RaceSize = wished === 'phone' || wished === 'tv' ? wished : 'desktop'
const props = reactive({ ...scene(isSceneName(name) ? name : 'duel'), size })
useColourMode().value = wish.has('dark') ? 'dark' : 'light'

const Page = {
  render: () =>
    h('div', { style: `padding: ${props.size === 'phone' ? 16 : 40}px` }, [
      name === 'kit' ? h(Kit) : name === 'tokens' ? h(Tokens) : h(TeamRace, props),
    ]),
}
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:path(.*)*', component: Page }] })

await speakOnPages()
await chooseLanguage(wish.get('language') === 'en' ? 'en' : 'zh-CN')
createApp(Page).use(router).use(i18n).use(icons).mount('#app')
if (wish.has('move')) setTimeout(() => Object.assign(props, afterASale(props)), 800)
