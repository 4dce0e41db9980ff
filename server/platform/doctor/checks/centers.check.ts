import type { PlainReader } from '#server/platform/database/plain-reader'
import { type Finding, note } from '#server/platform/doctor/finding'

/** Where the people of each centre sign in; nothing where there is only one. */
export async function listCenters(reader: PlainReader, publicUrl: string): Promise<Finding[]> {
  const centers: { name: string; code: string }[] = []
  const select = `select "name", "code" from center order by "createdAt"`
  for await (const center of reader.rows<{ name: string; code: string }>(select)) centers.push(center)
  if (centers.length < 2) return []
  return centers.map(({ name, code }) =>
    note(`${name} 的登录地址：${publicUrl}/c/${code}`, `People of ${name} sign in at ${publicUrl}/c/${code}`),
  )
}
