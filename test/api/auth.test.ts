import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readScopes, readTokens, sha256 } from '../../src/api/auth.ts'
import { useServer } from './server.ts'

const ADMIN = 'a-token-of-the-keeper'
const REPORTER = 'a-token-of-a-reporter'
const tokens = [
  { name: 'keeper', scopes: ['admin'], sha256: await sha256(ADMIN) },
  { name: 'ada', scopes: ['feedback'], sha256: await sha256(REPORTER) },
] as const

const server = useServer({ access: { tokens } })
const frozen = useServer({ access: { tokens, readOnly: true } })
const opened = useServer({ access: { open: ['admin'] } })

async function keep(): Promise<string> {
  return (await server.json('/v1/score', { text: 'a', store: true })).headers.get('Location') as string
}

async function remove(url: string, authorization?: string): Promise<{ status: number; type?: string; detail?: string; challenge: string | null }> {
  const response = await fetch(url, { method: 'DELETE', headers: authorization === undefined ? {} : { Authorization: authorization } })
  const body = response.status === 204 ? {} : ((await response.json()) as { type: string; detail: string })
  return { ...body, status: response.status, challenge: response.headers.get('WWW-Authenticate') }
}

describe('what asks for a token', () => {
  test('is refused without one, and says so to clients', async () => {
    const at = await keep()
    expect(await remove(server.url + at)).toMatchObject({ status: 401, type: '/problems/unauthorized', challenge: 'Bearer realm="nostrum"' })
    expect((await server.get(at)).status).toBe(200)
  })

  test.each(['Bearer wrong', `Basic ${ADMIN}`, 'Bearer', 'Bearer  ', `Bearer ${ADMIN} ${ADMIN}`, `Bearer ${ADMIN.slice(1)}`, `Bearer ${'x'.repeat(9000)}`])(
    'is refused for %.30s',
    async (header) => {
      expect((await remove(`${server.url}/v1/verdicts/x`, header)).status).toBe(401)
    },
  )

  test('names the scope that a token lacks', async () => {
    const refused = await remove(`${server.url}/v1/verdicts/x`, `Bearer ${REPORTER}`)
    expect(refused).toMatchObject({ status: 403, type: '/problems/forbidden', challenge: null, detail: expect.stringContaining('"admin"') })
  })

  test('is done with the right token, whatever the case of the word Bearer', async () => {
    const at = await keep()
    expect((await remove(server.url + at, `bearer ${ADMIN}`)).status).toBe(204)
    expect((await server.get(at)).status).toBe(404)
    expect((await remove(server.url + at, `Bearer ${ADMIN}`)).status).toBe(404)
  })

  test('is open to all where the operator opened it, except with a wrong token', async () => {
    expect((await remove(`${opened.url}/v1/verdicts/x`)).status).toBe(404)
    expect((await remove(`${opened.url}/v1/verdicts/x`, 'Bearer wrong')).status).toBe(401)
  })
})

describe('a service that writes nothing', () => {
  test('judges, but keeps nothing', async () => {
    expect((await frozen.json('/v1/score', { text: 'a' })).status).toBe(200)
    const refused = await frozen.json('/v1/score', { text: 'a', store: true })
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ type: '/problems/read-only' })
  })

  test('removes nothing either', async () => {
    expect(await remove(`${frozen.url}/v1/verdicts/x`, `Bearer ${ADMIN}`)).toMatchObject({ status: 403, type: '/problems/read-only' })
  })
})

describe('a list of tokens', () => {
  const hash = 'a'.repeat(64)

  test('has one a line or between semicolons, with comments', () => {
    expect(readTokens(`# ours\nada feedback,review ${hash}\n\n  bo scan ${hash} # the crawler\n`)).toEqual([
      { name: 'ada', scopes: ['feedback', 'review'], sha256: hash },
      { name: 'bo', scopes: ['scan'], sha256: hash },
    ])
    expect(readTokens(`ada feedback ${hash};bo admin ${hash}`).map(({ name }) => name)).toEqual(['ada', 'bo'])
    expect(readTokens('')).toEqual([])
  })

  test.each([
    [`ada feedback`, /Token 1: expected NAME SCOPE/],
    [`\nada feedback my-secret-token`, /Token 2: the third word must be the SHA-256/],
    [`ada feedbakc ${hash}`, /Token 1: "feedbakc" is no scope. Scopes are feedback, review, scan, admin/],
    [`anonymous feedback ${hash}`, /is not "anonymous"/],
    [`a/b feedback ${hash}`, /a name has up to 64/],
  ])('that reads %j says where it is wrong', (text, message) => {
    expect(() => readTokens(text)).toThrow(message)
    expect(() => readTokens('ada feedback my-secret-token')).not.toThrow(/my-secret-token/)
  })

  test('names no scope that is inherited', () => expect(() => readScopes('toString')).toThrow('is no scope'))
})

describe('on the command line', () => {
  const nostrum = (args: readonly string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, ['src/cli.ts', ...args], { encoding: 'utf8', env: { ...process.env, ...env } })

  test('a token is made whose line the service reads, and it is the hash of it', async () => {
    const { status, stdout, stderr } = nostrum(['token', 'ada', '--scopes', 'feedback,review'])
    expect(status).toBe(0)
    const [made] = readTokens(stdout)
    const secret = /now: (\S{43})\n/.exec(stderr)?.[1] as string
    expect(made).toEqual({ name: 'ada', scopes: ['feedback', 'review'], sha256: await sha256(secret) })
    expect(stdout).not.toContain(secret)
  })

  test.each([
    [['token'], {}, 'Name the owner'],
    [['token', 'ada', '--scopes', 'all'], {}, '"all" is no scope'],
    [['serve', '--tokens', join(server.folder, 'missing')], {}, 'Cannot read who may write'],
    [['serve', '--open', 'everything'], {}, '"everything" is no scope'],
    [['serve'], { NOSTRUM_TOKENS: 'ada' }, 'Token 1: expected'],
  ])('%j is refused with a reason', (args, env, message) => {
    const { status, stderr } = nostrum(args, env)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })
})
