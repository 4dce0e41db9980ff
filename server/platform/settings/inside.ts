import { BlockList, isIPv6 } from 'node:net'

/** Networks that no phone on mobile data comes from: private, link-local and this machine's own. */
const INSIDE = new BlockList()
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
] as const)
  INSIDE.addSubnet(network, bits)
INSIDE.addSubnet('fc00::', 7, 'ipv6')
INSIDE.addSubnet('fe80::', 10, 'ipv6')
INSIDE.addAddress('::1', 'ipv6')

/** Whether an address, as of a request, is one of the office's own network. */
export function isInside(address: string): boolean {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return INSIDE.check(bare, isIPv6(bare) ? 'ipv6' : 'ipv4')
}
