/** The parts of a value between separators, of which those inside brackets are none. */
export function partsOf(value: string, separator: ',' | ' '): string[] {
  const parts = ['']
  let depth = 0
  for (const sign of value.trim()) {
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (sign === separator && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
