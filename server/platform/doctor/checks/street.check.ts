import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { type Finding, note, ok, wrong } from '#server/platform/doctor/finding'
import { isLoopback } from '#server/platform/settings/config'
import { isInside } from '#server/platform/settings/inside'

const ASK_MS = 3_000
const DAY_MS = 24 * 3600_000
/** A certificate that renews itself does so 30 days before its end; two weeks later it has failed to. */
const DUE_DAYS = 14

interface Street {
  trusted?: string
  look?: (host: string) => Promise<string[]>
}

const INSTEAD = {
  zh: '在街上的人先由 代报 或 粘贴群消息 报单。',
  en: 'Until then sales from the street come by 代报 (log for others) or a pasted group message.',
}

/**
 * Checks what a phone on mobile data needs to reach the server: a name that is known outside, a port that answers and
 * a certificate that phones trust. A server that only this machine opens has no line here.
 *
 * `trusted` is a certificate authority in PEM that replaces those of Node, `look` answers the addresses of a name.
 */
export async function checkStreet(
  publicUrl: string,
  now: Date,
  { trusted, look = addressesOf }: Street = {},
): Promise<Finding[]> {
  const { protocol, hostname, port } = new URL(publicUrl)
  if (isLoopback(hostname) && protocol === 'http:') return []
  const host = hostname.replace(/^\[|]$/g, '')
  const addresses = isIP(host) ? [host] : await inTime(look(host).catch(() => []))
  if (!addresses)
    return [
      wrong(
        { zh: `域名服务器没有回答 ${host} 的地址`, en: `No name server answers for ${host}` },
        {
          zh: '请检查本机能不能上网、DNS 服务器填得对不对，再检查一次。',
          en: 'See whether this machine reaches the internet and its DNS servers are right, then check again.',
        },
      ),
    ]
  if (addresses.length === 0)
    return [
      wrong(
        { zh: `没有找到域名 ${host}`, en: `The name ${host} is not found` },
        {
          zh: '请在域名服务商处把它解析到本机的公网地址；刚改过的要等几分钟。',
          en: 'Let the domain’s provider point it to this machine’s public address; a change takes some minutes.',
        },
      ),
    ]
  if (protocol === 'https:') {
    const certificate = await checkCertificate(host, Number(port || 443), now, trusted)
    return addresses.every(isInside) && !addresses.every(isLoopback)
      ? [
          leadsInside(
            host,
            addresses.filter((each) => !isLoopback(each)),
          ),
          certificate,
        ]
      : [certificate]
  }
  return [unencrypted(publicUrl, addresses.every(isInside))]
}

function unencrypted(publicUrl: string, isInOffice: boolean): Finding {
  if (isInOffice)
    return note(
      `${publicUrl} 只在本单位网络里能打开，用流量的手机打不开`,
      `${publicUrl} opens in the office’s network only, not on mobile data`,
      {
        zh: `要在街上报单，需要一个域名、https 证书和对外开放的端口，见使用手册“管理员 · https”。${INSTEAD.zh}`,
        en: `Sales from the street need a domain, an https certificate and an open port: see Operator · https in the guide. ${INSTEAD.en}`,
      },
    )
  return note(`${publicUrl} 没有加密`, `${publicUrl} is not encrypted`, {
    zh: '手机装不了桌面图标，没信号时打不开；密码在公网上能被看到。请配 https 证书，见使用手册“管理员 · https”。',
    en: 'Phones can neither install it nor open it without a signal, and passwords cross the internet in the clear. Set up https: see Operator · https in the guide.',
  })
}

/** Both a name that only the office resolves, and one that the office resolves to a shorter way, look like this from here. */
const leadsInside = (host: string, addresses: readonly string[]): Finding =>
  note(
    `从本机看，${host} 指向单位内部的地址 ${addresses.join('、')}，用流量的手机可能打不开`,
    `Seen from here ${host} leads to ${addresses.join(', ')} inside the office; on mobile data it may not open`,
    {
      zh: `请用一部关掉 Wi-Fi、只用流量的手机打开一次。打不开，就请在域名服务商处把它解析到公网地址。${INSTEAD.zh}`,
      en: `Open it once on a phone with Wi-Fi off. If it does not open, let the domain’s provider point it to the public address. ${INSTEAD.en}`,
    },
  )

const addressesOf = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address)

/** Undefined after `ASK_MS`. */
async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ASK_MS)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

async function checkCertificate(host: string, port: number, now: Date, trusted?: string): Promise<Finding> {
  const socket = await shakeHands(host, port, trusted)
  if (!socket)
    return wrong(
      { zh: `${host} 的 ${port} 端口没有 https 应答`, en: `Nothing speaks https at port ${port} of ${host}` },
      {
        zh: `请检查反向代理是否在运行，路由器和防火墙是否放行 ${port} 端口。${INSTEAD.zh}`,
        en: `See whether the proxy runs, and whether router and firewall let port ${port} in. ${INSTEAD.en}`,
      },
    )
  const until = new Date(socket.getPeerCertificate().valid_to)
  const { authorizationError } = socket
  socket.destroy()
  const days = Math.floor((until.getTime() - now.getTime()) / DAY_MS)
  if (days < 0)
    return wrong(
      {
        zh: `${host} 的证书已过期 ${-days} 天，手机打不开`,
        en: `The certificate of ${host} expired ${-days} days ago: phones refuse it`,
      },
      RENEW,
    )
  // `authorizationError` is a code such as DEPTH_ZERO_SELF_SIGNED_CERT or ERR_TLS_CERT_ALTNAME_INVALID.
  if (authorizationError)
    return wrong(
      {
        zh: `手机不信任 ${host} 的证书（${String(authorizationError)}）`,
        en: `Phones do not trust the certificate of ${host} (${String(authorizationError)})`,
      },
      {
        zh: '请用公认机构签发、写着这个域名、带中间证书的证书；Caddy 会自己申请。',
        en: 'Use one of a public authority, made for this name, with its intermediate certificates; Caddy gets one by itself.',
      },
    )
  if (days < DUE_DAYS)
    return wrong(
      { zh: `${host} 的证书还有 ${days} 天到期`, en: `The certificate of ${host} ends in ${days} days` },
      RENEW,
    )
  return ok(`${host} 的证书还有 ${days} 天`, `The certificate of ${host} holds for another ${days} days`)
}

const RENEW = {
  zh: '请续期证书，再重新加载反向代理。',
  en: 'Renew it and reload the proxy.',
}

/** A connection whose certificate may be a bad one; undefined if none comes about. */
function shakeHands(host: string, port: number, trusted?: string): Promise<TLSSocket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      ...(!isIP(host) && { servername: host }),
      ...(trusted && { ca: trusted }),
      rejectUnauthorized: false,
      timeout: ASK_MS,
    })
    const fail = () => {
      socket.destroy()
      resolve(undefined)
    }
    socket
      .once('secureConnect', () => resolve(socket))
      .once('error', fail)
      .once('timeout', fail)
  })
}
