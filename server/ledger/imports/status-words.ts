const CANCELLED =
  /退订|退单|退网|退机|退货|退款|退费|退户|退租|退掉|已退|全退|退了|拆机|拆除|撤单|撤销|撤回|注销|销户|销号|离网|取消|作废|废单|冲正|冲销|红冲|返销|cancel|refund|revers|\bvoid|revoked|\breturned|terminated/gi

/** What comes right before a word and turns it round. */
const NOT_BEFORE =
  /(?:未|没有?|勿|不(?:可|能|予|准|同意|允许|支持|得|需|用|要)?|拒绝|无法|待|拟|预|申请|请求|可以?|能|允许|取消|撤销|撤回|暂缓|恢复|防止|挽留)[^已,]{0,2}$|[非无]$|(?:\bnot|\bnever|\bun|\bnon|\bno|\bpending|\bcannot(?: be)?)[\s-]*$/i

/** What follows a word and says that it did not come to that, or not yet. */
const NOT_AFTER =
  /^[^,]{0,4}?(?:失败|未成|不成功|未通过|不通过|驳回|拒绝|审[核批批]中|受理中|处理中|办理中|申请中|进行中|待审|待处理|挽留)|^(?:中|申请)$|^(?:退订|退单|撤单|拆机|注销|销户|离网)|^(?:已)?(?:取消|撤销|撤回|恢复)|^(?:l?able\b|\w*[\s:-]*(?:failed|failure|rejected|denied|declined|pending|requested|request|in progress))/i

/** Whether a text of a status column says that the customer has cancelled: 已退订, not 未退订 or 退订失败. */
export function saysCancelled(status: string): boolean {
  const clauses = status.normalize('NFKC').split(/[,;。/|()\n]+/)
  return clauses.some((raw) => {
    const clause = raw.trim()
    return [...clause.matchAll(CANCELLED)].some(({ 0: word, index }) => {
      const before = clause.slice(0, index)
      const after = clause.slice(index + word.length).trim()
      return !NOT_BEFORE.test(before) && !NOT_AFTER.test(after)
    })
  })
}

const DAYS = /\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|\d{1,2}月\d{1,2}日/g
const TIMES = /T?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?[秒分]?Z?/g
const LONG_NUMBERS = /[A-Z]{0,4}\d{4,}/gi

/** A status without the days, times and numbers in it, so that 已退订 2026-11-21 10:02:11 is one of many of its kind. */
export function plainStatus(cell: string): string {
  const text = cell.normalize('NFKC').replace(DAYS, ' ').replace(TIMES, ' ').replace(LONG_NUMBERS, ' ')
  return text.replace(/\s+/g, ' ').replace(/^[\s:,;()[\]-]+|[\s:,;()[\]-]+$/g, '')
}
