/** The list with everything that is known of each entry, one entry a line. It is also what `nostrum lists build --from` reads. */
import { readEntry } from '../entry.ts'
import type { ListEntry } from '../types.ts'
import { dead, error, fileOf, headerOf, type Line, type ListDocument, NOTHING, type Reader, type Written } from './format.ts'

export function writeJson(list: ListDocument): Written {
  const header = headerOf(list, `${list.tier}.json`, 0).map(([name, value]) => `${JSON.stringify(name.toLowerCase().replaceAll(' ', '_'))}:${JSON.stringify(value)},`)
  const entries = list.entries.map((entry, i) => `${JSON.stringify(fieldsOf(entry))}${i < list.entries.length - 1 ? ',' : ''}`)
  return { text: fileOf(['{', ...header, '"list":[', ...entries, ']}']), left: 0 }
}

/** In one order, whatever order a source made them in. */
function fieldsOf({ expression, tier, kind, reasons, family, since, date }: ListEntry) {
  return { expression, tier, kind, reasons, family, since, date }
}

/** An entry may spread over lines, but no further than this. */
const MAX_ENTRY_CHARS = 100_000
/** Brackets around an entry: those of the document and of its list. */
const OUTSIDE = 2

/** Reads entries in any layout, without ever holding more than one of them. `onEntry` hears of each that can be used. */
export function readJson(onEntry: (entry: ListEntry) => void = () => {}): Reader {
  let depth = 0
  let isText = false
  let isEscaped = false
  let isBegun = false
  let isLost = false
  let entry = ''

  function read(line: string): Line {
    const targets: string[] = []
    const wrong: string[] = []
    let from = depth > OUTSIDE ? 0 : -1
    for (let i = 0; i < line.length; i++) {
      const character = line[i] as string
      if (isEscaped) isEscaped = false
      else if (isText) {
        if (character === '\\') isEscaped = true
        else if (character === '"') isText = false
      } else if (character === '"') isText = true
      else if (character === '{' || character === '[') {
        isBegun = true
        if (depth++ === OUTSIDE) from = i
      } else if ((character === '}' || character === ']') && --depth === OUTSIDE) {
        const read = parseEntry(entry + line.slice(from, i + 1))
        entry = ''
        from = -1
        if (typeof read === 'string') wrong.push(read)
        else {
          targets.push(read.expression)
          onEntry(read)
        }
      }
    }
    if (from >= 0 && depth > OUTSIDE) entry += `${line.slice(from)}\n`
    if (entry.length > MAX_ENTRY_CHARS) {
      entry = ''
      isLost = true
      return dead(`an entry is longer than ${MAX_ENTRY_CHARS} characters`)
    }
    if (wrong[0] !== undefined) return dead(wrong[0])
    return targets.length > 0 ? { kind: 'block', targets } : NOTHING
  }

  return {
    read,
    end: () =>
      !isBegun || depth !== 0 || isText || isLost
        ? [error('The document is cut off or has a bracket too many, so nothing can read it whole: it is one JSON object whose "list" holds the entries.')]
        : [],
  }
}

function parseEntry(text: string): ListEntry | string {
  try {
    return readEntry(JSON.parse(text))
  } catch {
    return 'it is not JSON; check quotes and commas'
  }
}
