import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { serve } from '../../src/node.ts'

const folder = mkdtempSync(join(tmpdir(), 'nostrum-node-'))
afterAll(() => rmSync(folder, { recursive: true }))
const quiet = { port: 0, db: join(folder, 'a.db'), quiet: true } as const

describe('starting', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('says what to do about a taken port, and leaves the store closed', async () => {
    const first = await serve(quiet)
    const port = Number(new URL(first.url).port)
    await expect(serve({ ...quiet, port })).rejects.toThrow(`Port ${port} is taken`)
    await expect(serve({ ...quiet, port })).rejects.toThrow(`PORT=${port + 1}`)
    await first.close()
    await first.close()
    await expect(fetch(first.url)).rejects.toThrow()
  })

  test('says what to do about an address of another machine', async () => {
    await expect(serve({ ...quiet, host: '192.0.2.1' })).rejects.toThrow(/0\.0\.0\.0 for all/)
  })

  test('heeds PORT and HOST, and refuses a PORT that is none', async () => {
    vi.stubEnv('PORT', '0')
    vi.stubEnv('HOST', '0.0.0.0')
    const running = await serve({ db: quiet.db, quiet: true })
    expect(running.url).toMatch(/^http:\/\/localhost:\d{2,5}$/)
    await running.close()
    vi.stubEnv('PORT', 'eighty')
    await expect(serve({ db: quiet.db, quiet: true })).rejects.toThrow('PORT is "eighty"')
  })

  test('says what to do about a store that cannot be opened', async () => {
    await expect(serve({ ...quiet, db: join(folder, 'missing', 'a.db') })).rejects.toThrow(/Cannot open the store/)
  })
})

describe('a process', () => {
  const SCRIPT = `const { serve } = await import('./src/node.ts'); await serve({ port: 0, db: ${JSON.stringify(join(folder, 'b.db'))} })`

  async function start(): Promise<{ child: ChildProcess; url: string; said: string }> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout?.on('data', (chunk) => {
      throw new Error(`stdout is for data, not for ${chunk}`)
    })
    for await (const chunk of child.stderr ?? []) {
      said += chunk
      if (said.includes('/v1/score')) break
    }
    return { child, url: /http:\/\/127\.0\.0\.1:\d{2,5}/.exec(said)?.[0] ?? '', said }
  }

  test('says where it is and how to ask', async () => {
    const { child, url, said } = await start()
    expect(said).toContain(`curl -H 'Content-Type: text/plain' -d`)
    expect((await fetch(`${url}/livez`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('finishes what is under way before it ends', async () => {
    const { child, url } = await start()
    const batch = request(`${url}/v1/score/batch`, { method: 'POST', headers: { 'Content-Type': 'application/x-ndjson' } })
    batch.write('{"id":1,"text":"a"}\n')
    const [response] = await once(batch, 'response')
    await once(response, 'data')
    child.kill('SIGINT')
    await vi.waitFor(() => expect(fetch(`${url}/livez`)).rejects.toThrow(), { timeout: 10_000 })
    batch.end('{"id":2,"text":"b"}\n')
    expect(String(await once(response, 'data'))).toContain('"id":2')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
