import { parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum lists build|lint|diff: blocklists, and the safety gate that stands before them

  build                publish what the store knows, or a file, and write the list files
  lint FILE...         read anybody's list line by line: dead syntax, and entries that no list should have ("-" reads stdin)
  diff BEFORE AFTER    what one list file blocks that the other does not

lists build
  --db FILE            SQLite file with sites and releases (default: nostrum.db, unless --from is given)
  --from FILE          publish the entries of a JSON list instead of the sites of the store
  --out DIR            write the files of every tier and format there; without --db, releases continue those in DIR
  --homepage URL       address of the service, for the headers (default: http://127.0.0.1:8787)
  --date TIME          time of the release, ISO 8601 (default: SOURCE_DATE_EPOCH, or now)
  --accept-change      publish although more changes than the gate lets pass by itself
  --dry-run            say what would be published, and write nothing

lists lint
  --format NAME        ublacklist, ubo, hosts, dnsmasq, rpz, goggle, json or domains (default: recognised)
  --before FILE        the list as it was: a change that is too large to go out unseen is an error
  --strict             exit 1 for warnings too

all of them
  --json               print as JSON; findings of lint as one object a line
  --quiet              no talk on stderr

Exit codes: 0 done (lint: nothing wrong; diff: the same), 1 lint found errors, diff found differences, or the gate held the release back, 2 error.
`

const OPTIONS = {
  db: { type: 'string' },
  from: { type: 'string' },
  out: { type: 'string' },
  homepage: { type: 'string' },
  date: { type: 'string' },
  'accept-change': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  format: { type: 'string' },
  before: { type: 'string' },
  strict: { type: 'boolean' },
  json: { type: 'boolean', short: 'j' },
  quiet: { type: 'boolean' },
} as const

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('lists', args, OPTIONS)
  const [task, ...rest] = positionals
  if (task === 'build') return (await import('./lists/build.ts')).build(values, rest)
  if (task === 'lint') return (await import('./lists/lint.ts')).lint(rest, values)
  if (task === 'diff') return (await import('./lists/diff.ts')).diff(rest, values)
  throw new UsageError(`${task === undefined ? 'Say what to do with lists' : `"nostrum lists ${task}" does not exist`}: build, lint or diff. See "nostrum lists --help".`)
}
