/** Goggles of Brave Search: one instruction a line, which moves results down or leaves them out. Brave fetches a Goggle when its author submits it there. */
import { canonicalise } from '../../lookup/canonical.ts'
import { dead, error, fileOf, headerOf, type Line, type ListDocument, NOTHING, other, type Reader, reasonOf, splitExpression, titleOf, type Written } from './format.ts'
import { readHostName } from './host-name.ts'

/** Limits that Brave sets (goggles-quickstart, getting-started.md). */
const MAX_INSTRUCTION_CHARS = 500
const MAX_INSTRUCTIONS = 100_000
const MAX_BYTES = 2_000_000
const MAX_SPECIAL = 2
const MAX_STRENGTH = 10

/** What is certain is left out, the rest only moved down. */
const ACTIONS = { certain: 'discard', likely: 'downrank=5', watch: 'downrank=2' } as const

export function writeGoggle(list: ListDocument): Written {
  const instructions = list.entries.flatMap((entry) => {
    const instruction = instructionFor(entry)
    return instruction === null ? [] : [[`! ${reasonOf(entry)}`, instruction]]
  })
  const left = list.entries.length - instructions.length
  const [, description, ...rest] = headerOf(list, `${list.tier}.goggle`, left)
  const names = { Homepage: 'homepage', Licence: 'license' } as Readonly<Record<string, string>>
  const header = [
    ['name', titleOf(list.tier)],
    ['description', description?.[1] ?? ''],
    ['public', 'false'],
    ['author', 'Nostrum'],
    ...rest.map(([name, value]) => [names[name] ?? name, value]),
  ].map(([name, value]) => `! ${name}: ${value}`)
  return { text: fileOf([...header, ...instructions.flat()]), left }
}

function instructionFor({ expression, tier }: ListDocument['entries'][number]): string | null {
  const { host, path } = splitExpression(expression)
  const pattern = path === '/' ? '' : path
  const instruction = `${pattern}$${ACTIONS[tier]},site=${host}`
  return host.startsWith('[') || /[$,|]/.test(pattern) || problemOf(pattern, instruction) !== null ? null : instruction
}

/** What Brave refuses, or null. */
function problemOf(pattern: string, instruction: string): string | null {
  if (instruction.length > MAX_INSTRUCTION_CHARS) return `it is longer than ${MAX_INSTRUCTION_CHARS} characters`
  for (const special of ['*', '^']) if (pattern.split(special).length - 1 > MAX_SPECIAL) return `it has more than ${MAX_SPECIAL} times "${special}"`
  return null
}

const REQUIRED = ['name', 'description', 'public', 'author']
const OPTIONS = ['boost', 'downrank', 'discard', 'site', 'inurl', 'intitle', 'indescription', 'incontent']

export function readGoggle(): Reader {
  const named = new Set<string>()
  let instructions = 0
  let bytes = 0
  return {
    read(line) {
      bytes += line.length + 1
      const text = line.trim()
      // Matches `! name: Example`.
      const name = /^! {0,9}([a-z_]{1,20}) {0,9}:/.exec(text)?.[1]
      if (name !== undefined) named.add(name)
      if (text === '' || text.startsWith('!')) return NOTHING
      instructions++
      return readInstruction(text)
    },
    end: () => [
      ...REQUIRED.filter((name) => !named.has(name)).map((name) => error(`The header lacks "! ${name}:", which Brave asks for.`)),
      ...(instructions > MAX_INSTRUCTIONS ? [error(`There are ${instructions} instructions; Brave takes ${MAX_INSTRUCTIONS}.`)] : []),
      ...(bytes > MAX_BYTES ? [error('The file is larger than 2 MB, which is the most that Brave takes.')] : []),
    ],
  }
}

function readInstruction(text: string): Line {
  const dollar = text.lastIndexOf('$')
  const pattern = dollar < 0 ? text : text.slice(0, dollar)
  const problem = problemOf(pattern, text)
  if (problem !== null) return dead(problem)
  const options = dollar < 0 ? [] : text.slice(dollar + 1).split(',')
  const actions: string[] = []
  let site: string | null = null
  for (const option of options) {
    const [name = '', value] = option.split('=', 2)
    if (!OPTIONS.includes(name)) return dead(`"${name.slice(0, 40)}" is no option; there are ${OPTIONS.join(', ')}`)
    if (name === 'site') {
      site = readHostName(value ?? '')?.host ?? null
      if (site === null) return dead(`"${(value ?? '').slice(0, 100)}" is no site`)
    } else if (name === 'boost' || name === 'downrank') {
      if (value !== undefined && !(Number(value) >= 1 && Number(value) <= MAX_STRENGTH)) return dead(`the strength of ${name} is a number from 1 to ${MAX_STRENGTH}`)
    } else if (value !== undefined) return dead(`${name} takes no value`)
    if (['boost', 'downrank', 'discard'].includes(name)) actions.push(name)
  }
  if (actions.length > 1) return dead(`it says ${actions.join(' and ')}; one instruction does one thing`)
  if (actions.length === 0 || actions[0] === 'boost') return other('moves results up')
  // Alone, it leaves out what no other instruction names: a choice of the whole Goggle.
  if (pattern === '' && site === null) return other('an action for everything that nothing else names')
  if (site === null) return { kind: 'block', targets: [] }
  const path = pattern.startsWith('/') && !/[*^|]/.test(pattern) ? (canonicalise(`http://${site}${pattern}`)?.path ?? '/') : '/'
  return { kind: 'block', targets: [site + path], isPartial: pattern !== '' && path === '/' }
}
