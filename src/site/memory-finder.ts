/**
 * Finds families of doorway pages in one run, in memory: for a scanner that keeps no database. The rules are those of a store: `grouping.ts`. A page
 * costs some 200 bytes, one that joins a group 36; addresses are not kept, so the same address twice counts as two pages.
 */
import { createBandIndex, createColumn, createWords } from './band-index.ts'
import { clipScore, commonTraits, isFamily, judgeFamily, nameOf } from './family-verdict.ts'
import { fingerprintBytes } from './fingerprint.ts'
import { groupArrivals } from './grouping.ts'
import { isOfficialHost } from './hosts.ts'
import { mergeTemplates } from './templates.ts'
import { type Cell, type FamilyPicture, type Fillers, MAX_CELLS, type Observation, type PageVerdict, type Share, SLOTS, type Slot, type Template } from './types.ts'

export interface FamilyFinder {
  /** Takes in a page and returns its number, counted from 0. */
  add(page: Observation): number
  /** The id of the family that a page is in by now, or null. @param page as `add` numbered it */
  familyOf(page: number): string | null
  /** All families found so far with their grids, largest first; `since` and `seen` are days. */
  families(): readonly FamilyPicture[]
}

/** Verdicts kept of each group: enough to say what its pages have in common. */
const MAX_VERDICTS = 50
/** Scores are kept in thousandths. */
const SCORE_STEPS = 1000
const DAY_CHARS = 10

interface Group {
  templates: readonly Template[]
  verdicts: readonly PageVerdict[]
  size: number
}

/** Makes an empty finder. */
export function createFamilyFinder(): FamilyFinder {
  const words = createWords()
  const columns = { host: createColumn(), site: createColumn(), day: createColumn(), place: createColumn(), topic: createColumn(), institution: createColumn() }
  const scores = createColumn()
  const groupOf = createColumn()
  const bands = createBandIndex()
  // Group 0 is none.
  const groups: Group[] = [emptyGroup()]
  const merged = new Map<number, number>()
  let pages = 0
  let found: ReadonlyMap<number, FamilyPicture> | null = null

  const rootOf = (group: number): number => {
    let root = group
    for (let next = merged.get(root); next !== undefined; next = merged.get(root)) root = next
    return root
  }

  function place(page: number, bytes: Uint8Array): Group | null {
    const grouping = groupArrivals([{ page, bytes }], {
      find(key) {
        const entry = bands.find(key)
        return entry === undefined ? undefined : { ...entry, group: rootOf(groupOf.get(entry.page)) || null }
      },
      size: (group) => (groups[group] as Group).size,
      next: () => groups.push(emptyGroup()) - 1,
    })
    for (const [from, into] of grouping.merged) {
      merged.set(from, into)
      groups[into] = join(groups[into] as Group, groups[from] as Group)
      groups[from] = emptyGroup()
    }
    if (grouping.bands.size > 0) bands.add(page, bytes)
    for (const [single, group] of [...grouping.joined, [page, grouping.groups[0] ?? 0] as const]) {
      groupOf.set(single, group)
      ;(groups[group] as Group).size++
    }
    return groups[grouping.groups[0] ?? 0] as Group
  }

  function describe(group: number, numbers: readonly number[]): FamilyPicture | null {
    const { templates, verdicts } = groups[group] as Group
    const word = (column: keyof typeof columns, page: number) => words.read(columns[column].get(page))
    const count = (column: keyof typeof columns) =>
      tally(
        numbers,
        (page) => word(column, page),
        (page) => word('day', page),
      )
    const fillers = { place: count('place'), topic: count('topic'), institution: count('institution'), host: count('host') }
    const slots = Object.fromEntries(SLOTS.map((slot) => [slot, fillers[slot].length])) as Record<Slot, number>
    if (!isFamily({ pages: numbers.length, slots })) return null
    const mean = (of: (page: number) => number) => numbers.reduce((sum, page) => sum + of(page), 0) / numbers.length
    const verdict = judgeFamily({
      pages: numbers.length,
      hosts: fillers.host.length,
      sites: count('site').length,
      slots,
      official: mean((page) => Number(isOfficialHost(word('host', page)))),
      score: mean((page) => scores.get(page)) / SCORE_STEPS,
      ...commonTraits(verdicts),
    })
    const growth = count('day')
      .map(({ name, pages }) => ({ day: name, pages }))
      .sort((a, b) => (a.day < b.day ? -1 : 1))
    const cells = Map.groupBy(numbers, (page) => [...SLOTS, 'host' as const].map((column) => columns[column].get(page)).join())
    return {
      id: String(group),
      name: nameOf(templates),
      since: growth[0]?.day ?? '',
      seen: growth.at(-1)?.day ?? '',
      ...verdict,
      templates,
      fillers: {
        place: fillers.place.slice(0, MAX_CELLS),
        topic: fillers.topic.slice(0, MAX_CELLS),
        institution: fillers.institution.slice(0, MAX_CELLS),
        host: fillers.host.slice(0, MAX_CELLS),
      },
      cells: [...cells.values()].slice(0, MAX_CELLS).map(([first = 0, ...rest]): Cell => {
        const own = Object.fromEntries(SLOTS.map((slot) => [slot, word(slot, first) || null])) as Record<keyof Fillers, string | null>
        return { ...own, host: word('host', first), pages: rest.length + 1, since: word('day', first) }
      }),
      growth: growth.slice(0, MAX_CELLS),
    }
  }

  function find(): ReadonlyMap<number, FamilyPicture> {
    if (found !== null) return found
    const members = Map.groupBy(
      Array.from({ length: pages }, (_, page) => page).filter((page) => groupOf.get(page) !== 0),
      (page) => rootOf(groupOf.get(page)),
    )
    const pictures = [...members].map(([group, numbers]) => [group, describe(group, numbers)] as const)
    found = new Map(pictures.filter((each): each is [number, FamilyPicture] => each[1] !== null).sort((a, b) => b[1].pages - a[1].pages || a[0] - b[0]))
    return found
  }

  return {
    add({ host, site, seen, verdict, fingerprint, fillers, templates }) {
      const page = pages++
      found = null
      columns.host.set(page, words.number(host))
      columns.site.set(page, words.number(site))
      columns.day.set(page, words.number(seen.slice(0, DAY_CHARS)))
      for (const slot of SLOTS) columns[slot].set(page, fillers[slot] === null ? 0 : words.number(fillers[slot]))
      scores.set(page, Math.round(clipScore(verdict.score) * SCORE_STEPS))
      const group = fingerprint === null ? null : place(page, fingerprintBytes(fingerprint))
      if (group === null || group === groups[0]) return page
      group.templates = mergeTemplates(group.templates, templates)
      if (group.verdicts.length < MAX_VERDICTS) group.verdicts = [...group.verdicts, verdict]
      return page
    },
    familyOf: (page) => find().get(rootOf(groupOf.get(page)))?.id ?? null,
    families: () => [...find().values()],
  }
}

function emptyGroup(): Group {
  return { templates: [], verdicts: [], size: 0 }
}

function join(a: Group, b: Group): Group {
  return { templates: mergeTemplates(a.templates, b.templates), verdicts: [...a.verdicts, ...b.verdicts].slice(0, MAX_VERDICTS), size: a.size + b.size }
}

/** How many pages have each word, most first, with the day of the first; pages without one are left out. */
function tally(numbers: readonly number[], wordOf: (page: number) => string, dayOf: (page: number) => string): Share[] {
  const groups = Map.groupBy(numbers, wordOf)
  groups.delete('')
  return [...groups]
    .map(([name, pages]) => ({ name, pages: pages.length, since: pages.map(dayOf).reduce((a, b) => (a < b ? a : b)) }))
    .sort((a, b) => b.pages - a.pages || (a.name < b.name ? -1 : 1))
}
