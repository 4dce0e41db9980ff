const CANCELLED =
  /退订|退单|退网|退机|退货|退款|退费|退户|退租|退掉|退定|退卡|已退|全退|退了|拆机|拆除|已拆(?![封分])|撤单|撤件|撤销|撤回|已撤|注销|销户|销号|离网|取消|作废|废单|废弃|无效|冲正|冲销|冲账|冲减|红冲|返销|解约|终止|拒收|(?:交易|订单)关闭|已删除|cancel|refund|revers|\bvoid|revoked|\breturned|terminated|charge(?:d[ -])?back|withdrawn|rolled back|churned|disconnected|\blost\b|^[退撤拆废]$/gi

/** What comes between a word that turns it round and the word itself. */
const BETWEEN =
  '(?:(?:曾|能|予以?|被|再|要|用|需|会|得|许|准|可以?|同意|允许|支持|接受|申请|办理|发生|主动|成功|正式|提交|进行|发起|打算|想|客户|用户|审[核批]|处理|系统|人工|自动)*)'
const NOT_BEFORE = new RegExp(
  `(?:未|没有?|勿|别|不|非|无|拒绝?|无法|禁止?|防止?|避免|待|拟|将|预备?|正在|准备|计划|意向|考虑|(?<!许)可以?|(?<!功)能够?|允许|支持|申请|请求|取消|撤销|撤回|暂缓|暂停|停止|恢复|挽留)${BETWEEN}$|(?:\\bnot|\\bnever|\\bun|\\bnon|\\bno|\\bpending|\\bawaiting|\\bto be|\\bwill be|\\bcan be|\\bcannot be|\\bcannot)(?: been| yet)?[\\s-]*$`,
  'i',
)

/** What follows a word and says that it did not come to that, or not yet. */
const NOT_AFTER =
  /^[^,]{0,4}?(?:失败|未成|不成功|未完成|未通过|未生效|未开通|不通过|驳回|拒绝|审[核批](?:中|$)|受理中|处理中|办理中|申请中|进行中|待|挽留)|^(?:中|申请|异常|率|功能|入口|(?:处理|办理|受理)?超时)$|^(?:申请)?已?被?(?:取消|撤销|撤回|恢复)|^(?:l?able\b|\w*[\s:-]*(?:failed|failure|rejected|denied|declined|pending|requested|request|in progress))/i

/** 取消退订 and 退订取消 take a cancellation back; 取消 alone is one. */
const TAKES_BACK = /^(?:取消|撤销|撤回|已撤)$/
const TAKEN_BACK_AFTER = /^(?:退订|退单|退款|退货|撤单|拆机|注销|销户|离网)/
const TAKEN_BACK_BEFORE = /(?:退订|退单|退款|退货|撤单|拆机|注销|销户|离网)(?:申请)?已?被?$/
const RESTORED = /(?<!不可|不能|无法|未|难以)恢复|复机|复装|挽留成功|已挽留/

/** Characters as they are written in Hong Kong and Taiwan. */
const TRADITIONAL = new Map(
  Array.from(
    '訂订單单廢废銷销戶户註注機机沖冲貨货費费網网敗败請请審审處处絕绝駁驳無无進进終终沒没復复帳账棄弃関关關关'.matchAll(
      /(.)(.)/gu,
    ),
  ).map(([, from = '', to = '']) => [from, to]),
)
const simplified = (text: string): string => text.replace(/\p{Script=Han}/gu, (each) => TRADITIONAL.get(each) ?? each)

/** Whether a text of a status column says that the customer has cancelled: 已退订, not 未退订 or 退订失败. */
export function saysCancelled(status: string): boolean {
  const text = simplified(status.normalize('NFKC'))
  if (RESTORED.test(text)) return false
  return text.split(/[,;。/|()\n]+/).some((raw) => {
    const clause = raw.trim()
    return [...clause.matchAll(CANCELLED)].some(({ 0: word, index }) => {
      const before = clause.slice(0, index)
      const after = clause.slice(index + word.length).trim()
      if (TAKES_BACK.test(word) && (TAKEN_BACK_AFTER.test(after) || TAKEN_BACK_BEFORE.test(before))) return false
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
