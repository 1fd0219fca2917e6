/** Chance from a seed, so that every transform gives the same page again. */
import { randomFrom } from '../../evaluation/metrics.ts'
import { fnv1a } from '../../text/hash.ts'

/** Numbers from 0, below 1. */
export type Random = () => number

/** A source of chance that depends on nothing but its name. */
export function randomOf(name: string): Random {
  return randomFrom(fnv1a(name))
}

/** One of a list that is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

/** The list in a random order (Fisher and Yates). */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    const held = out[i] as T
    out[i] = out[k] as T
    out[k] = held
  }
  return out
}
