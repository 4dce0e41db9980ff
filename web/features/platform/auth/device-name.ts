const systems: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, 'HarmonyOS'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]
/** Browsers named in both languages have the text key `me.browser.<name>`. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, 'me.browser.wechat'],
  [/HuaweiBrowser/, 'me.browser.huawei'],
  [/MiuiBrowser/, 'me.browser.xiaomi'],
  [/MQQBrowser|QQBrowser/, 'me.browser.qq'],
  [/Edg/, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/Chrome/, 'Chrome'],
  [/Safari/, 'Safari'],
]

/** A device as people call it: "Android · 微信"; empty where the browser did not say. */
export function deviceName(t: (key: string) => string, userAgent: string): string {
  const of = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1]
  const browser = of(browsers)
  return [of(systems), browser?.startsWith('me.') ? t(browser) : browser].filter(Boolean).join(' · ')
}
