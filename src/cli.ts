#!/usr/bin/env node
/** Door: the command line. Data on stdout, talk on stderr, exit codes as `nostrum --help` says. */
import { UsageError } from './cli/usage.ts'

const COMMANDS: Readonly<Record<string, () => Promise<{ run(args: readonly string[]): Promise<number>; HELP: string }>>> = {
  score: () => import('./cli/score.ts'),
  scan: () => import('./cli/scan.ts'),
  report: () => import('./cli/report.ts'),
  serve: () => import('./cli/serve.ts'),
  feedback: () => import('./cli/feedback.ts'),
  token: () => import('./cli/token.ts'),
  lists: () => import('./cli/lists.ts'),
  lookup: () => import('./cli/lookup.ts'),
  signals: () => import('./cli/signals.ts'),
  train: () => import('./cli/train.ts'),
  evaluate: () => import('./cli/evaluate.ts'),
  scars: () => import('./cli/scars.ts'),
}

const HELP = `nostrum: how likely is this health page to be clinic spam or SEO-farm content, and why?

  nostrum score [FILE|-|URL...]   judge pages
  nostrum scan SOURCE...          judge many pages: sites, sitemaps, lists, WARC, WET, WACZ, NDJSON, folders
  nostrum report FILE|-|URL       write a report, or a signed evidence capsule
  nostrum serve                   serve the HTTP API and a web form
  nostrum feedback ACTION         say what pages are, and decide on what others say
  nostrum token NAME              make a token for somebody who may write
  nostrum lookup URL...           whether addresses are listed, without telling anybody which
  nostrum lists build|lint|diff   publish blocklists, check anybody's, compare two
  nostrum signals [ID]            list the signals, or explain one
  nostrum train CORPUS...         fit a model on labelled pages
  nostrum evaluate CORPUS...      measure a model on labelled pages
  nostrum scars CORPUS...         propose new pairs for the reader of word-filter scars

  nostrum COMMAND --help          options of a command
  nostrum --version

Exit codes: 0 done (score: not spam; lookup: not listed), 1 spam found, listed, or a list with errors, 2 error, 3 unsure (score --strict);
scan: 4 wrong options, 5 some documents failed, 130 stopped.
`

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP)
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-V') {
    const { VERSION } = await import('./version.generated.ts')
    process.stdout.write(`${VERSION}\n`)
    return 0
  }
  const load = COMMANDS[name]
  if (load === undefined) throw new UsageError(`There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}. A file is judged with "nostrum score ${name}".`)
  const command = await load()
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(command.HELP)
    return 0
  }
  return command.run(rest)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`nostrum needs Node 22.18 or newer; this is ${process.version}. Inside the project, "npx nostrum" and "npm start" bring their own.\n`)
  process.exitCode = 2
} else {
  // A reader that closes early (head, less) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      process.stderr.write(`nostrum: ${error instanceof Error ? error.message : String(error)}\n`)
      if (!(error instanceof UsageError) && process.env['NOSTRUM_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`)
      process.exitCode = 2
    },
  )
}
