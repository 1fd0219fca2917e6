/**
 * Whether a text is as a pattern says, in which each `*` stands for anything. Without backtracking: each piece is taken where it first stands, which is
 * right because only the last one has to end the text.
 *
 * @example matchesWildcard('www.google.*', 'www.google.de') // true
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (!text.startsWith(first)) return false
  const last = rest.pop()
  if (last === undefined) return text === first
  let at = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return text.length - at >= last.length && text.endsWith(last)
}
