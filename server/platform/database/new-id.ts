import { randomUUID } from 'node:crypto'

const MOST = 0xfff
let lastMs = 0
let counter = 0

/**
 * A time-ordered id (UUID version 7) that ascends within this process: rows that are written together lie together in
 * every index, and a page is written once for many of them. It tells when it was made; not for what is secret.
 */
export function newId(): string {
  const now = Date.now()
  if (now > lastMs) {
    lastMs = now
    counter = 0
  } else if (counter < MOST) counter++
  else {
    lastMs++
    counter = 0
  }
  const ms = lastMs.toString(16).padStart(12, '0')
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${randomUUID().slice(19)}`
}
