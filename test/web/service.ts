/** The service as people reach it, on Node or in workerd, for tests with a browser. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { sha256 } from '../../src/api/auth.ts'
import { type ServeOptions, serve } from '../../src/node.ts'
import { createSqlStore } from '../../src/store/sql-store.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { KEEPER, seedStore } from './seed.ts'

export interface WebService {
  readonly url: string
  close(): Promise<void>
}

/** On Node, over a store that holds what `seed.ts` describes. */
export async function startOnNode(options: ServeOptions = {}): Promise<WebService> {
  const folder = mkdtempSync(join(tmpdir(), 'nostrum-web-'))
  const db = join(folder, 'web.db')
  const store = createSqlStore(openSqlite(db))
  await seedStore(store)
  await store.close()
  const access = { tokens: [{ name: 'keeper', scopes: ['admin'] as const, sha256: await sha256(KEEPER) }] }
  const running = await serve({ port: 0, db, quiet: true, publishMinutes: 0, access, ...options })
  return {
    url: running.url,
    async close() {
      await running.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** In workerd, as `wrangler dev` runs the worker of wrangler.toml, over an empty D1 with its tables. */
export async function startInWorkerd(): Promise<WebService> {
  const folder = mkdtempSync(join(tmpdir(), 'nostrum-web-'))
  const wrangler = (args: readonly string[]) =>
    spawn(process.execPath, [resolve('node_modules/wrangler/bin/wrangler.js'), ...args, '--persist-to', folder], {
      env: { ...process.env, CI: '1', NO_COLOR: '1', WRANGLER_LOG_PATH: folder, WRANGLER_SEND_METRICS: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const [status] = await once(wrangler(['d1', 'migrations', 'apply', 'DB', '--local']), 'exit')
  if (status !== 0) throw new Error(`The tables of D1 could not be made: wrangler ended with ${status}.`)
  const tokens = `keeper admin ${await sha256(KEEPER)}`
  const dev = wrangler(['dev', '--port', '0', '--inspector-port', '0', '--var', `NOSTRUM_TOKENS:${tokens}`, '--show-interactive-dev-session=false'])
  return {
    url: await addressOf(dev),
    async close() {
      dev.kill('SIGTERM')
      if (dev.exitCode === null) await once(dev, 'exit')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** Where wrangler says that it listens. @throws Error with what it said, when it ends before */
async function addressOf({ stdout, stderr }: ChildProcess): Promise<string> {
  const said: string[] = []
  stderr?.on('data', (data: Buffer) => said.push(String(data)))
  if (stdout === null) throw new Error('wrangler has no output.')
  const lines = createInterface({ input: stdout })
  for await (const line of lines) {
    said.push(line)
    const [url] = /http:\/\/(?:localhost|127\.0\.0\.1):\d{2,5}/.exec(line) ?? []
    if (url === undefined) continue
    lines.close()
    stdout.resume()
    return url
  }
  throw new Error(`wrangler did not start:\n${said.join('\n')}`)
}
