/** Undoing what writers do inside words to hide them: letters of another alphabet, digits for letters, separators between characters. In place. */
import { CLASSES, Class } from './classes.ts'

/** What sort of disguise was undone. */
export type MarkKind = 'zero-width' | 'homoglyph' | 'separator'

/** A disguised stretch: half-open UTF-16 offsets into the source text. */
export interface Mark {
  readonly kind: MarkKind
  readonly start: number
  readonly end: number
}

// Pairs of a character and what it stands for. Latin letters that Cyrillic and Greek look-alikes imitate are used only inside words that mix
// alphabets, so honest Russian and Greek stay as they are.
const LOOK_ALIKES = pairsOf('аaеeоoрpсcуyхxіiјjѕsԁdһhкkмmтtвbнhгrпnԛqԝwιiοoαaνvρpτtυuκkχxεeηnβbγyωwдdσoμu')
const LEET = pairsOf('0o1i3e4a5s@a$s')
const MIN_LEET_WORD = 5 // h1n1, b12 and il2 are names, not disguises
const MIN_HAN_RUN = 3 // 干*细*胞
const MIN_LATIN_RUN = 4 // s-t-e-m; three letters would join honest initials such as U.S.A. written with spaces
const SPACE = 0x20

function pairsOf(pairs: string): ReadonlyMap<number, number> {
  return new Map(Array.from({ length: pairs.length / 2 }, (_, i) => [pairs.charCodeAt(i * 2), pairs.charCodeAt(i * 2 + 1)]))
}

/**
 * Within one word: look-alike letters of another alphabet to Latin, and digits between Latin letters to the letters they stand for.
 *
 * @param scripts bit per class that occurs in the word
 */
export function undoDisguise(codes: Uint16Array, origin: Int32Array, start: number, end: number, scripts: number, marks: Mark[]): void {
  if (!(scripts & (1 << Class.latin))) return
  const isMixed = (scripts & (1 << Class.cyrillic)) !== 0 || ((scripts & (1 << Class.greek)) !== 0 && hasGreekInside(codes, start, end))
  if (isMixed) {
    let changed = false
    for (let k = start; k < end; k++) {
      const plain = LOOK_ALIKES.get(codes[k] as number)
      if (plain === undefined) continue
      codes[k] = plain
      changed = true
    }
    if (changed) marks.push({ kind: 'homoglyph', start: origin[start] as number, end: (origin[end - 1] as number) + 1 })
  }
  if (end - start < MIN_LEET_WORD) return
  for (let k = start + 1; k < end - 1; k++) {
    const plain = LEET.get(codes[k] as number)
    if (plain !== undefined && CLASSES[codes[k - 1] as number] === Class.latin && CLASSES[codes[k + 1] as number] === Class.latin) codes[k] = plain
  }
}

/** Whether Greek stands within a word; at its ends it is how science writes (ERα, µg, β-blocker). */
function hasGreekInside(codes: Uint16Array, start: number, end: number): boolean {
  for (let k = start + 1; k < end - 1; k++) if (CLASSES[codes[k] as number] === Class.greek) return true
  return false
}

/** Zero-width between two letters of one script that is written without them; emoji, Arabic and Indic text use joiners honestly. */
export function isHiding(source: string, at: number): boolean {
  const before = CLASSES[source.charCodeAt(at - 1)]
  const after = CLASSES[source.charCodeAt(at + 1)]
  return (before === Class.han || before === Class.latin || before === Class.cyrillic) && before === after
}

/**
 * Takes separators out of runs of single characters and returns the new length. Nothing before `from` is looked at. Runs held apart by spaces alone are joined but not reported: honest
 * headings are spaced out too.
 *
 * @param isSeparator whether a folded unit is one
 */
export function joinSeparated(codes: Uint16Array, origin: Int32Array, from: number, length: number, marks: Mark[], isSeparator: (code: number) => boolean): number {
  let out = from
  for (let i = from; i < length; i++) {
    const kind = CLASSES[codes[i] as number] as number
    const isLatin = kind === Class.latin
    if (kind === Class.han || (isLatin && isAlone(codes, i, length))) {
      let end = i
      let disguised = false
      while (end + 2 < length && isSeparator(codes[end + 1] as number) && CLASSES[codes[end + 2] as number] === kind && (!isLatin || isAlone(codes, end + 2, length))) {
        disguised ||= codes[end + 1] !== SPACE
        end += 2
      }
      if ((end - i) / 2 + 1 >= (isLatin ? MIN_LATIN_RUN : MIN_HAN_RUN)) {
        if (disguised) marks.push({ kind: 'separator', start: origin[i] as number, end: (origin[end] as number) + 1 })
        for (; i < end; i += 2) {
          codes[out] = codes[i] as number
          origin[out++] = origin[i] as number
        }
      }
    }
    codes[out] = codes[i] as number
    origin[out++] = origin[i] as number
  }
  return out
}

/** A letter with no other letter beside it. */
function isAlone(codes: Uint16Array, at: number, length: number): boolean {
  return (at === 0 || CLASSES[codes[at - 1] as number] !== Class.latin) && (at + 1 >= length || CLASSES[codes[at + 1] as number] !== Class.latin)
}
