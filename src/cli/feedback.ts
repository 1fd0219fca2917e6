import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum feedback ACTION: say what pages are, and decide on what others say

  report TARGET --label L       say what it is: spam, ham or borderline (a score never changes by it)
  withdraw ID                   take a report back
  list                          what waits for a decision, appeals first
  decide TARGET --label L       decide, with a reason; "none" takes back what stood
  appeal TARGET                 object, with a reason
  history [TARGET]              every decision, newest first

A TARGET is the address of a page, a host name (a site), family:ID, or sha256:HASH of a page's content.

  --reason TEXT   why; decisions and appeals need one, and it is public
  --page FILE     send the page along with a report, so that reviewers see what you saw
  --contact TEXT  where an appeal is answered, for reviewers only
  --db FILE       store to work on (default: nostrum.db)
  --as NAME       your name in that store (default: the user of this terminal)
  --server URL    work on a service instead; its token is read from NOSTRUM_TOKEN
  --json          print what the service answers
`

const OPTIONS = {
  label: { type: 'string' },
  reason: { type: 'string' },
  page: { type: 'string' },
  contact: { type: 'string' },
  db: { type: 'string' },
  as: { type: 'string' },
  server: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Values = ReturnType<typeof parseOptions<typeof OPTIONS>>['values']
type Json = Record<string, unknown>

/** One request: what is asked, and how the answer reads for a person. */
interface Ask {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly body?: Json
  readonly tell: (answer: Json) => string
}

/** A service, whether somewhere else or in this process. */
interface Client {
  send(path: string, init: { method: string; headers: Record<string, string>; body?: string }): Promise<Response>
  close(): Promise<void>
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('feedback', args, OPTIONS)
  const [action, ...rest] = positionals
  const ask = await plan(action, rest, values)
  const client = values.server === undefined ? await openStore(values.db ?? 'nostrum.db', values.as ?? userInfo().username) : connect(values.server)
  try {
    const headers = ask.body === undefined ? {} : { 'Content-Type': 'application/json' }
    const response = await client.send(ask.path, { method: ask.method, headers, ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }) })
    const answer = (await response.json()) as Json
    if (!response.ok) throw new Error(explain(answer))
    process.stdout.write(values.json ? `${JSON.stringify(answer, null, 2)}\n` : ask.tell(answer))
    return 0
  } finally {
    await client.close()
  }
}

async function plan(action: string | undefined, [target, ...rest]: readonly string[], values: Values): Promise<Ask> {
  const { label, reason, contact } = values
  if (rest.length > 0) throw new UsageError(`One thing at a time: "${rest[0]}" is one too many. See "nostrum feedback --help".`)
  switch (action) {
    case 'report':
      return { method: 'POST', path: '/v1/feedback', body: { ...about(target), label: needed('label', label), reason, ...(await pageOf(values.page)) }, tell: tellReport }
    case 'withdraw':
      return {
        method: 'DELETE',
        path: `/v1/feedback/${encodeURIComponent(needed('ID', target))}`,
        tell: ({ status }) => (status === 'withdrawn' ? 'withdrawn\n' : 'it was withdrawn before\n'),
      }
    case 'list':
      return { method: 'GET', path: '/v1/feedback?limit=500', tell: tellCases }
    case 'decide':
      return { method: 'POST', path: '/v1/decisions', body: { ...about(target), label: needed('label', label), reason: needed('reason', reason) }, tell: tellDecision }
    case 'appeal':
      return { method: 'POST', path: '/v1/appeals', body: { ...about(target), reason: needed('reason', reason), contact }, tell: ({ id }) => `appeal ${id} waits for a reviewer\n` }
    case 'history':
      return { method: 'GET', path: `/v1/decisions?limit=500${target === undefined ? '' : `&${historyOf(target)}`}`, tell: tellHistory }
    default:
      throw new UsageError(
        `${action === undefined ? 'Say what to do' : `There is no action "${action}"`}: report, withdraw, list, decide, appeal or history. See "nostrum feedback --help".`,
      )
  }
}

/** The field that names the target. */
function about(target: string | undefined): Json {
  if (target === undefined) throw new UsageError('Name what it is about: the address of a page, a host name, family:ID or sha256:HASH.')
  const [, kind, name] = /^(family|sha256):(.{1,80})$/.exec(target) ?? []
  if (kind !== undefined) return { [kind]: name }
  return /^https?:\/\//i.test(target) ? { url: target } : { site: target }
}

function historyOf(target: string): string {
  const { url, site, family, sha256 } = about(target)
  if (site !== undefined) return `site=${encodeURIComponent(String(site))}`
  return `target=${encodeURIComponent(url !== undefined ? `page:${url}` : family !== undefined ? `family:${family}` : `content:${sha256}`)}`
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError(name === 'ID' ? 'Name the report to take back by its id.' : `This needs --${name}.`)
  return value
}

async function pageOf(path: string | undefined): Promise<Json> {
  if (path === undefined) return {}
  const content = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`Cannot read ${path}: ${cause.code === 'ENOENT' ? 'there is no such file' : cause.message}.`, { cause })
  })
  return /\.(?:html?|xhtml)$/i.test(path) ? { html: content } : { text: content }
}

/** The service in this process, on a store's file, with every right: whoever may write the file may do all of it. */
async function openStore(path: string, name: string): Promise<Client> {
  if (!existsSync(path)) throw new UsageError(`There is no store ${path}. Name the file that "nostrum serve --db" keeps, or a service with --server.`)
  const [{ createApp }, { sha256 }, { openSqliteStore }, { currentModel }, { VERSION }] = await Promise.all([
    import('../api/app.ts'),
    import('../api/auth.ts'),
    import('../store/sqlite.ts'),
    import('../verdict/current.ts'),
    import('../version.generated.ts'),
  ])
  const token = crypto.randomUUID()
  const store = openSqliteStore(path)
  const access = { tokens: [{ name, scopes: ['admin'] as const, sha256: await sha256(token) }] }
  const app = createApp({ model: currentModel(), store, clock: () => new Date(), version: VERSION, access })
  return {
    send: async (address, init) => app.request(address, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } }),
    close: () => store.close(),
  }
}

function connect(server: string): Client {
  if (!URL.canParse(server)) throw new UsageError(`--server takes the address of a service, such as http://127.0.0.1:8787, not "${server}".`)
  const token = process.env['NOSTRUM_TOKEN']
  const authorization = token === undefined || token === '' ? {} : { Authorization: `Bearer ${token}` }
  return {
    send: (path, init) =>
      fetch(new URL(path, server), { ...init, headers: { ...init.headers, ...authorization } }).catch((cause: unknown) => {
        throw new Error(`Cannot reach ${server}. Is the service running there?`, { cause })
      }),
    async close() {},
  }
}

function explain({ detail, errors }: Json): string {
  const faults = Array.isArray(errors) ? errors.map((each: { pointer?: string; parameter?: string; detail: string }) => ` ${each.pointer ?? each.parameter}: ${each.detail}.`) : []
  return `${detail ?? 'The service did not understand.'}${faults.join('')}`
}

function tellReport({ status, id, label, previous }: Json): string {
  if (status === 'unchanged') return `unchanged: you have said "${label}" before (report ${id})\n`
  return status === 'changed' ? `changed from "${previous}" to "${label}" (report ${id})\n` : `kept as report ${id}; a reviewer decides\n`
}

function tellDecision({ force, label, target }: Json): string {
  return force === true ? `${target}: "${label}" stands\n` : `${target}: "${label}" waits for a second reviewer, because the engine says otherwise\n`
}

interface CaseShown {
  readonly target: string
  readonly verdict: string | null
  readonly voices: readonly { readonly label: string; readonly reporter: string; readonly weight: number; readonly reason: string }[]
  readonly appeals: readonly { readonly reason: string; readonly contact: string | null }[]
}

function tellCases({ cases }: Json): string {
  const shown = cases as readonly CaseShown[]
  if (shown.length === 0) return 'Nothing waits for a decision.\n'
  return shown
    .map(({ target, verdict, voices, appeals }) =>
      [
        `${target}   engine: ${verdict ?? 'not seen'}`,
        ...appeals.map(({ reason, contact }) => `  appeal: ${reason}${contact === null ? '' : ` (${contact})`}`),
        ...voices.map(({ label, reporter, weight, reason }) => `  ${label} says ${reporter}, weight ${weight.toFixed(2)}${reason === '' ? '' : `: ${reason}`}`),
      ].join('\n'),
    )
    .map((lines) => `${lines}\n`)
    .join('\n')
}

interface DecisionShown {
  readonly at: string
  readonly target: string
  readonly label: string
  readonly reviewer?: string
  readonly force: boolean
  readonly reason: string
}

function tellHistory({ decisions }: Json): string {
  const shown = decisions as readonly DecisionShown[]
  if (shown.length === 0) return 'Nothing has been decided.\n'
  return shown
    .map(({ at, target, label, reviewer, force, reason }) => `${at}  ${target}  ${label}${force ? '' : ' (waits for a second reviewer)'}  ${reviewer ?? ''}: ${reason}\n`)
    .join('')
}
