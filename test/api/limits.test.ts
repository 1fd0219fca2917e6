import { expect, test } from 'vitest'
import { createWindowLimiter } from '../../src/api/limits.ts'
import { useServer } from './server.ts'

const server = useServer({ rateLimit: 3 })
const unlimited = useServer()

test('requests beyond the limit are told how long to wait', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 3; i++) {
    const response = await server.json('/v1/score', { text: 'a' })
    statuses.push(response.status)
    expect(response.headers.get('RateLimit-Policy')).toBe('"default";q=3;w=60')
    expect(response.headers.get('RateLimit')).toMatch(new RegExp(`^"default";r=${2 - i};t=\\d{1,2}$`))
  }
  expect(statuses).toEqual([200, 200, 200])

  const response = await server.json('/v1/score', { text: 'a' })
  expect(response.status).toBe(429)
  expect(await response.json()).toMatchObject({ type: '/problems/too-many-requests', status: 429 })
  expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(response.headers.get('RateLimit')).toBe(`"default";r=0;t=${response.headers.get('Retry-After')}`)
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')

  expect((await server.get('/')).status).toBe(429)
  expect((await server.get('/readyz')).status).toBe(200)
})

test('without a limit no header speaks of one', async () => {
  const { headers } = await unlimited.json('/v1/score', { text: 'a' })
  expect(headers.has('RateLimit-Policy')).toBe(false)
  expect(headers.has('RateLimit')).toBe(false)
})

test('each caller has a window of their own, which ends', async () => {
  let time = 0
  const limiter = createWindowLimiter(
    { requests: 2, seconds: 10 },
    (request) => request.headers.get('Caller') ?? '',
    () => time,
  )
  const take = (caller: string) => limiter.take(new Request('https://nostrum.example/', { headers: { Caller: caller } }), undefined)
  expect(await take('a')).toEqual({ allowed: true, remaining: 1, reset: 10 })
  time = 9500
  expect(await take('a')).toEqual({ allowed: true, remaining: 0, reset: 1 })
  expect(await take('a')).toEqual({ allowed: false, remaining: 0, reset: 1 })
  expect(await take('b')).toEqual({ allowed: true, remaining: 1, reset: 1 })
  time = 10_000
  expect(await take('a')).toEqual({ allowed: true, remaining: 1, reset: 10 })
})
