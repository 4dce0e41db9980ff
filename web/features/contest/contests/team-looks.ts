/** Colours that stay apart from each other on light and dark ground; `name` is a key of the messages. */
export const PALETTE = [
  { value: '#d0311f', name: 'red' },
  { value: '#2368c4', name: 'blue' },
  { value: '#e08a00', name: 'orange' },
  { value: '#7d3fb8', name: 'purple' },
  { value: '#0f8b8d', name: 'teal' },
  { value: '#c8307f', name: 'pink' },
  { value: '#5c8a12', name: 'olive' },
  { value: '#8a5a34', name: 'brown' },
  { value: '#4ea3e6', name: 'sky' },
  { value: '#36409c', name: 'indigo' },
  { value: '#d8b21a', name: 'yellow' },
  { value: '#5b6470', name: 'slate' },
] as const

export const CRESTS = ['🐎', '🐯', '🦅', '🐉', '🦁', '🐺', '🔥', '⚡️', '⭐️', '🚀', '🌊', '⛰️'] as const
