const BYTES = new Map<string, number[]>()

/** Text as Chinese spreadsheets write it; Node can only read that, so that the table is turned round. */
export function gbk(text: string): Buffer {
  if (BYTES.size === 0) fill()
  return Buffer.from(
    [...text].flatMap((letter) => (letter < '\x80' ? [letter.charCodeAt(0)] : (BYTES.get(letter) ?? [63]))),
  )
}

function fill(): void {
  const decoder = new TextDecoder('gbk')
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) BYTES.set(decoder.decode(Uint8Array.from([high, low])), [high, low])
}
