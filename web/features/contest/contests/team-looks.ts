/**
 * Colours that stay apart from each other on light and dark ground, for colour-blind eyes as well (`colourDistance`);
 * `name` is a key of the messages.
 */
export const PALETTE = [
  { value: '#d20329', name: 'red' },
  { value: '#2774cb', name: 'blue' },
  { value: '#db7532', name: 'orange' },
  { value: '#7232a6', name: 'purple' },
  { value: '#21a2a6', name: 'teal' },
  { value: '#aa4572', name: 'pink' },
  { value: '#426b0c', name: 'olive' },
  { value: '#623116', name: 'brown' },
  { value: '#2eb9f3', name: 'sky' },
  { value: '#211e70', name: 'indigo' },
  { value: '#cab235', name: 'yellow' },
  { value: '#3a4558', name: 'slate' },
] as const

export const CRESTS = ['🐎', '🐯', '🦅', '🐉', '🦁', '🐺', '🔥', '⚡️', '⭐️', '🚀', '🌊', '⛰️'] as const
