/** Edits that still look like a slip of the pen. */
const MAX_EDITS = 2
const MAX_NAME_CHARS = 40

/** The known name that a mistyped one most likely stands for, or null when none is close. */
export function nearest<T extends string>(name: string, known: readonly T[]): T | null {
  if (name.length > MAX_NAME_CHARS) return null
  const wanted = name.toLowerCase()
  let best: T | null = null
  let fewest = MAX_EDITS + 1
  for (const each of known) {
    const edits = editDistance(wanted, each.toLowerCase())
    // Short names are a few edits from anything: at least half of the letters must stay.
    if (edits < fewest && edits * 2 <= each.length) {
      best = each
      fewest = edits
    }
  }
  return best
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substituted, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}
