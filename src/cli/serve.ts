import { numberOption, parseOptions } from './usage.ts'

export const HELP = `nostrum serve: the HTTP API, and a web form at /

  --port N     port to listen on (default: PORT, or 8787)
  --host H     address to listen on (default: 127.0.0.1)
  --db FILE    SQLite file for stored verdicts (default: nostrum.db)
  --quiet      no talk on stderr
`

export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseOptions('serve', args, { port: { type: 'string' }, host: { type: 'string' }, db: { type: 'string' }, quiet: { type: 'boolean' } })
  const { serve } = await import('../node.ts')
  await serve({ port: numberOption('port', values.port ?? process.env['PORT'], 0, 65_535), host: values.host, db: values.db, quiet: values.quiet })
  return 0
}
