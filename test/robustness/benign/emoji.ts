/** B10: emoji, among them sequences that hold zero-width joiners and variation selectors. */
import { pick } from '../../../src/training/transforms/random.ts'
import { mapRuns, type Transform } from '../../../src/training/transforms/transform.ts'

const EMOJI = ['😊', '💪', '🙏', '❤️', '👩‍⚕️', '👨‍👩‍👧', '🧑🏽‍🦽', '🏳️‍🌈', '✅', '☀️', '🇬🇧', '👍🏻', '🤷‍♀️', '⚠️', '1️⃣', '🩺']

/** `amount`: share of the lines that end in an emoji. */
export const emoji: Transform = {
  id: 'B10',
  title: 'emoji and joined sequences',
  amounts: { low: 0.2, mid: 0.5, high: 1 },
  allowed: { mid: 0 },
  apply: (page, share, { random }) => mapRuns(page, (run) => (random() < share ? `${run} ${pick(random, EMOJI)}` : run)),
}
