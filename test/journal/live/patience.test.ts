import { expect, it } from 'vitest'
import { Patience } from '#web/live/patience'

it('[LP11] waits longer on a line that was slow, twice as long after each answer that did not come, a minute at most', () => {
  const patience = new Patience(5_000)
  expect(patience.ms).toBe(5_000)

  patience.came(400)
  expect(patience.ms).toBe(5_000)
  patience.came(3_000)
  expect(patience.ms).toBe(12_000)

  patience.ranOut()
  expect(patience.ms).toBe(24_000)
  for (let n = 0; n < 5; n++) patience.ranOut()
  expect(patience.ms).toBe(60_000)

  // One quick answer among slow ones does not make it impatient at once.
  patience.came(100)
  expect(patience.ms).toBe(6_000)
})
