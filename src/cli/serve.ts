import { readFileSync } from 'node:fs'
import { type Access, readScopes, readTokens } from '../api/auth.ts'
import { numberOption, parseOptions, readContact, UsageError } from './usage.ts'

export const HELP = `nostrum serve: the HTTP API, and pages for readers at /

  --port N       port to listen on (default: PORT, or 8787)
  --host H       address to listen on (default: 127.0.0.1)
  --db FILE      SQLite file for what is kept (default: nostrum.db)
  --tokens FILE  tokens that may write, as "nostrum token" prints them (default: the variable NOSTRUM_TOKENS)
  --open SCOPES  what callers without a token may do as well, such as feedback (default: NOSTRUM_OPEN, or nothing)
  --scans WHOM   let POST /v1/scans fetch pages; WHOM is a mail address or web page that the visited sites are told (default: NOSTRUM_SCANS, or off)
  --homepage URL address under which others reach the service, for links in lists (default: NOSTRUM_HOMEPAGE, or that of each request)
  --publish N    minutes between releases of the lists, 0 for none (default: 60)
  --read-only    write nothing (also NOSTRUM_READ_ONLY=1)
  --quiet        no talk on stderr
`

export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseOptions('serve', args, {
    port: { type: 'string' },
    host: { type: 'string' },
    db: { type: 'string' },
    tokens: { type: 'string' },
    open: { type: 'string' },
    scans: { type: 'string' },
    homepage: { type: 'string' },
    publish: { type: 'string' },
    'read-only': { type: 'boolean' },
    quiet: { type: 'boolean' },
  })
  const port = numberOption('port', values.port ?? process.env['PORT'], 0, 65_535)
  const access = readAccess(values.tokens, values.open ?? process.env['NOSTRUM_OPEN'], values['read-only'] ?? process.env['NOSTRUM_READ_ONLY'] === '1')
  const contact = values.scans ?? process.env['NOSTRUM_SCANS'] ?? ''
  const scans = contact === '' ? undefined : { contact: readContact('scans', contact) }
  const { serve } = await import('../node.ts')
  const homepage = (values.homepage ?? process.env['NOSTRUM_HOMEPAGE'])?.replace(/\/$/, '')
  await serve({ port, host: values.host, db: values.db, access, scans, homepage, publishMinutes: numberOption('publish', values.publish, 0, 10_080), quiet: values.quiet })
  return 0
}

function readAccess(file: string | undefined, open: string | undefined, readOnly: boolean): Access {
  try {
    const tokens = readTokens(file === undefined ? (process.env['NOSTRUM_TOKENS'] ?? '') : readFileSync(file, 'utf8'))
    return { tokens, open: open === undefined || open === '' ? [] : readScopes(open), readOnly }
  } catch (cause) {
    throw new UsageError(`Cannot read who may write: ${(cause as Error).message}`, { cause })
  }
}
