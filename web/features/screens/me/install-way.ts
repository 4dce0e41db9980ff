/** Where a browser hides 添加到桌面: WeChat cannot, iOS does it from the share button, the others have it in their menu. */
export type InstallWay = 'wechat' | 'ios' | 'menu'

/** An iPad calls itself a Mac, but has a touch screen. */
export function installWay(userAgent: string, touchPoints: number): InstallWay {
  if (/MicroMessenger/i.test(userAgent)) return 'wechat'
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'ios'
  return 'menu'
}
