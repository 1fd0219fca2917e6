import { existsSync } from 'node:fs'
import { hashListsAnswer, readPrefixes, searchAnswer } from '../lists/serve.ts'
import { canonicalise } from '../lookup/canonical.ts'
import { beginLookup, finishLookup, type LookupResult } from '../lookup/client.ts'
import { TIERS, type Tier } from '../lookup/detail.ts'
import { type Explanation, explainLookup } from '../lookup/explain.ts'
import { applyUpdate, type HashList, type HashListName } from '../lookup/hash-list.ts'
import { parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum lookup URL...: whether addresses are listed, without telling anybody which

The lists are fetched as hashes and looked through here; only for a hit are four bytes of its hash asked for, among those of other entries.

  --server URL   a Nostrum service
  --db FILE      the database of one, on this machine (default: nostrum.db, if it is there)
  --tier NAME    certain, likely or watch: how sure a listing must be (default: likely)
  --explain      do not look up; show what would be: the canonical address, expressions, hashes and prefixes
  --strict       exit 3 when it cannot be told
  --json         print as JSON: one object for one address, an array for several
  --quiet        no talk on stderr

Exit code: 0 not listed, 1 listed (any of several), 2 error, 3 with --strict when the service could not be asked.
`

const OPTIONS = {
  server: { type: 'string' },
  db: { type: 'string' },
  tier: { type: 'string' },
  explain: { type: 'boolean' },
  strict: { type: 'boolean' },
  json: { type: 'boolean', short: 'j' },
  quiet: { type: 'boolean' },
} as const

const DEFAULT_DB = 'nostrum.db'
const TIMEOUT_MS = 20_000

/** A service to ask: over the network, or straight in its database. */
interface Asked {
  get(path: string): Promise<unknown>
  close(): Promise<void>
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('lookup', args, OPTIONS)
  if (positionals.length === 0) throw new UsageError('Name an address, for instance "nostrum lookup https://clinic.example/page".')
  const unreadable = positionals.find((url) => canonicalise(url) === null)
  if (unreadable !== undefined) throw new UsageError(`"${unreadable.slice(0, 200)}" is no web address: it names no host, or another scheme than http and https.`)
  if (values.explain) {
    const explained = positionals.map((url) => explainLookup(url) as Explanation)
    process.stdout.write(values.json ? json(explained) : explained.map(renderExplanation).join('\n'))
    return 0
  }
  const tier = values.tier ?? 'likely'
  if (!Object.hasOwn(TIERS, tier)) throw new UsageError(`--tier ${tier}: choose ${Object.keys(TIERS).join(', ')}.`)
  const asked = values.server === undefined ? await askDatabase(values.db) : askServer(values.server)
  try {
    const results = await lookUp(positionals, asked, tier as Tier)
    process.stdout.write(values.json ? json(results) : results.map((result) => renderResult(result, results.length > 1)).join(''))
    if (results.some(({ state }) => state === 'unsure') && !values.quiet) process.stderr.write('nostrum: the service could not be asked about every address.\n')
    if (results.some(({ state }) => state === 'listed')) return 1
    return values.strict && results.some(({ state }) => state === 'unsure') ? 3 : 0
  } finally {
    await asked.close()
  }
}

interface Looked extends LookupResult {
  readonly url: string
  readonly canonical: string
}

async function lookUp(urls: readonly string[], asked: Asked, tier: Tier): Promise<Looked[]> {
  const names: HashListName[] = [`${tier}-4b`, 'allow-32b']
  const answer = (await asked.get(`/v1/hashLists:batchGet?${names.map((name) => `names=${name}`).join('&')}`)) as { hashLists?: unknown[] }
  const [block, allow] = (answer.hashLists ?? []).map((update) => applyUpdate(null, update))
  if (!isList(block, names[0]) || !isList(allow, names[1])) throw new Error('The service sent no lists, or damaged ones. Ask again later.')
  const cache = new Map()
  const results: Looked[] = []
  for (const url of urls) {
    const step = beginLookup(url, { block, allow }, cache, Date.now(), Math.random)
    const result = 'result' in step ? step.result : finishLookup(step.question, await asked.get(`/v1/hashes:search?${step.question.query}`).catch(() => null), cache, Date.now())
    results.push({ url, canonical: canonicalise(url)?.href as string, ...result })
  }
  return results
}

function isList(list: HashList | null | undefined, name: HashListName | undefined): list is HashList {
  return list?.name === name
}

function askServer(server: string): Asked {
  if (!/^https?:\/\//.test(server)) throw new UsageError(`--server ${server}: write the address of a service, such as https://nostrum.example.`)
  const root = server.replace(/\/$/, '')
  return {
    async get(path) {
      const response = await fetch(root + path, { signal: AbortSignal.timeout(TIMEOUT_MS), credentials: 'omit', referrerPolicy: 'no-referrer' }).catch((cause: unknown) => {
        throw new Error(`Cannot reach ${root}: ${((cause as Error).cause as Error | undefined)?.message ?? (cause as Error).message}.`, { cause })
      })
      if (!response.ok) throw new Error(`${root} answered ${response.status}. Is it a Nostrum service with a store?`)
      return response.json()
    },
    async close() {},
  }
}

async function askDatabase(path = DEFAULT_DB): Promise<Asked> {
  if (!existsSync(path))
    throw new UsageError(`There is no database ${path} to look in. Name a service with --server, a database with --db, or use --explain to see what would be looked up.`)
  const { openSqliteStore } = await import('../store/sqlite.ts')
  const store = openSqliteStore(path)
  return {
    async get(path) {
      const query = new URL(path, 'http://localhost').searchParams
      if (path.startsWith('/v1/hashLists:batchGet')) return hashListsAnswer(store.lists, query.getAll('names') as HashListName[], [])
      const prefixes = readPrefixes(query.getAll('hashPrefixes'))
      return 'wrong' in prefixes ? null : searchAnswer(store.lists, prefixes)
    },
    close: () => store.close(),
  }
}

function json(values: readonly unknown[]): string {
  return `${JSON.stringify(values.length === 1 ? values[0] : values, null, 2)}\n`
}

function renderExplanation({ canonical, expressions, hashes, prefixes }: Explanation): string {
  const width = Math.max(...expressions.map(({ length }) => length))
  return `${canonical}\n${expressions.map((expression, i) => `  ${expression.padEnd(width)}  ${prefixes[i]}  ${hashes[i]}\n`).join('')}`
}

const WORDS = {
  listed: 'listed',
  allowed: 'allowed: a hospital, health body or encyclopedia, or cleared by a reviewer',
  unknown: 'not listed: nothing is known against it',
  unsure: 'unsure: the service could not be asked',
} as const

function renderResult({ url, state, matches }: Looked, isNamed: boolean): string {
  const found = matches.map(
    ({ expression, kind, tier, reasons, family, since }) =>
      `  ${expression}: ${kind}, ${tier}, since ${since}${family === null ? '' : `, family ${family}`}${reasons.length === 0 ? '' : `; ${reasons.join(', ')}`}\n`,
  )
  return `${isNamed ? `${url}: ` : ''}${WORDS[state]}\n${found.join('')}`
}
