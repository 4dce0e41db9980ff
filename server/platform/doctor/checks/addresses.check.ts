import { type Finding, type LocalizedText, note, ok, wrong } from '#server/platform/doctor/finding'
import { type Config, isLoopback, ownAddresses } from '#server/platform/settings/config'

const ASK_MS = 3_000

/** Causes that the server's readiness names, and their remedies. */
const NOT_READY: Record<string, { what: LocalizedText; remedy: LocalizedText }> = {
  disk_full: {
    what: { zh: '磁盘已满', en: 'its disk is full' },
    remedy: {
      zh: '请清出磁盘空间；不用重启，腾出空间后会自己恢复。',
      en: 'Free some of the disk. It heals by itself, without a restart.',
    },
  },
  read_only: {
    what: { zh: '数据库不能写入', en: 'its database cannot be written to' },
    remedy: {
      zh: '请恢复数据库文件和文件夹的写入权限；不用重启，会自己恢复。',
      en: 'Give back the right to write to the database and its folder. It heals by itself, without a restart.',
    },
  },
  locked: {
    what: { zh: '数据库被别的程序占着', en: 'another program holds its database' },
    remedy: {
      zh: '请关掉占用数据库文件的程序（例如数据库浏览器）；不用重启，会自己恢复。',
      en: 'Close the program that uses the database file, such as a database browser. It heals by itself, without a restart.',
    },
  },
  relay: {
    what: { zh: '屏幕收不到更新', en: 'screens are not told of them' },
    remedy: { zh: '请重启服务：停下来，再 npm start。', en: 'Restart the server: stop it, then npm start.' },
  },
}
const UNKNOWN = {
  what: { zh: '数据库没有应答', en: 'its database does not answer' },
  remedy: {
    zh: '请看数据库是否在运行；服务器日志里有原因。',
    en: 'See whether the database is running; the server’s log has the reason.',
  },
}

/** Checks whether phones reach the server, and at which address; `isRunning` if a server holds the database's lock. */
export async function checkAddresses(config: Config, isRunning: boolean | undefined): Promise<Finding[]> {
  const { host, port, publicUrl } = config
  const lan = ownAddresses().map((address) => `http://${address}:${port}`)
  const isForAll = !isLoopback(host)
  const isPublicLocal = isLoopback(new URL(publicUrl).hostname)
  const findings: Finding[] = []
  if (isForAll && isPublicLocal)
    findings.push(
      wrong(
        { zh: `PUBLIC_URL 是 ${publicUrl}，手机扫码打不开`, en: `PUBLIC_URL is ${publicUrl}, which no phone can open` },
        {
          zh: `请改成手机能打开的网址，例如 PUBLIC_URL=${lan[0] ?? 'http://本机地址:端口'}。`,
          en: `Set one that phones can open, such as PUBLIC_URL=${lan[0] ?? 'http://<address>:<port>'}.`,
        },
      ),
    )
  else if (isPublicLocal)
    findings.push(
      note(`只有这台机器能打开 ${publicUrl}`, `Only this machine can open ${publicUrl}`, {
        zh: `要让手机进来：HOST=0.0.0.0 PUBLIC_URL=${lan[0] ?? 'http://本机地址:端口'} npm start`,
        en: `To let phones in: HOST=0.0.0.0 PUBLIC_URL=${lan[0] ?? 'http://<address>:<port>'} npm start`,
      }),
    )
  else findings.push(ok(`大家打开 ${publicUrl}`, `People open ${publicUrl}`))
  if (isForAll && lan.length > 0)
    findings.push(note(`本机在网络上的地址：${lan.join(' ')}`, `This machine on the network: ${lan.join(' ')}`))
  return [...findings, await whoAnswers(publicUrl, isRunning)]
}

async function whoAnswers(publicUrl: string, isRunning: boolean | undefined): Promise<Finding> {
  const url = `${publicUrl}/api/health/ready`
  const answer = await fetch(url, { signal: AbortSignal.timeout(ASK_MS) }).catch(() => undefined)
  const said = (await answer?.json().catch(() => undefined)) as
    | { ok?: boolean; cause?: string; code?: string }
    | undefined
  if (said?.ok) return ok(`${publicUrl} 有应答，可以报单`, `${publicUrl} answers and takes deals`)
  if (answer && said && 'ok' in said) {
    const { what, remedy } = NOT_READY[said.cause ?? ''] ?? UNKNOWN
    return wrong(
      {
        zh: `${publicUrl} 有应答，但现在报不了单：${what.zh}`,
        en: `${publicUrl} answers, but takes no deals now: ${what.en}`,
      },
      remedy,
    )
  }
  if (answer)
    return wrong(
      { zh: `${publicUrl} 上应答的不是本系统`, en: `Something else answers at ${publicUrl}` },
      { zh: '请检查 PUBLIC_URL、端口和反向代理。', en: 'Check PUBLIC_URL, the port and the proxy.' },
    )
  if (isRunning)
    return wrong(
      { zh: `服务在运行，但 ${publicUrl} 没有应答`, en: `The server runs, but nothing answers at ${publicUrl}` },
      { zh: '请检查 HOST、PORT、PUBLIC_URL 和防火墙。', en: 'Check HOST, PORT, PUBLIC_URL and the firewall.' },
    )
  return note(
    `${publicUrl} 没有应答，服务可能没有启动`,
    `Nothing answers at ${publicUrl}; the server may not be running`,
  )
}
