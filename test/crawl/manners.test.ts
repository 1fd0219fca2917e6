import { describe, expect, test } from 'vitest'
import { createHosts, createThrottle, enter, type KeptRobots, LEASE_MILLISECONDS, leave, pauseAfter, UNKNOWN_HOST } from '../../src/crawl/manners.ts'

const robots = (status: KeptRobots['status'], readAt: number): KeptRobots => ({ status, text: '', trouble: null, failures: 0, readAt })

describe('a host', () => {
  test('lets one visitor in, and remembers that another came', async () => {
    let now = 1000
    const hosts = createHosts(() => now)
    expect(await hosts.enter('a', 'one')).toEqual({ inside: true, wait: 0, robots: null })
    expect(await hosts.enter('a', 'two')).toMatchObject({ inside: false, wait: LEASE_MILLISECONDS })
    expect(await hosts.enter('b', 'two')).toMatchObject({ inside: true })
    expect(await hosts.leave('a', 'one', 500, null)).toBe(true)
    now += 200
    expect(await hosts.enter('a', 'two')).toMatchObject({ inside: true, wait: 300 })
    expect(await hosts.leave('a', 'two', 500, null)).toBe(false)
  })

  test('lets the next one in when a visitor is overdue, who then has nothing to say any more', () => {
    const { state } = enter(UNKNOWN_HOST, 'lost', 0)
    const later = enter(state, 'next', LEASE_MILLISECONDS)
    expect(later.admission.inside).toBe(true)
    expect(leave(later.state, 'lost', LEASE_MILLISECONDS + 1, 99, null)).toEqual(later.state)
  })

  test('keeps robots.txt for a day, and trouble with it for five minutes', () => {
    const kept = (status: KeptRobots['status'], age: number) => enter({ ...UNKNOWN_HOST, robots: robots(status, 0) }, 'x', age).admission.robots?.status
    expect([kept('read', 86_000_000), kept('read', 87_000_000), kept('unavailable', 290_000), kept('unavailable', 310_000)]).toEqual(['read', undefined, 'unavailable', undefined])
  })

  test('is forgotten when many others came since, but not while somebody is inside', async () => {
    const hosts = createHosts(() => 0)
    await hosts.enter('held', 'x')
    for (let i = 0; i < 6000; i++) {
      await hosts.enter(`h${i}`, 'x')
      await hosts.leave(`h${i}`, 'x', 0, robots('read', 0))
    }
    expect((await hosts.enter('h0', 'y')).robots).toBeNull()
    expect((await hosts.enter('h5999', 'y')).robots).not.toBeNull()
    expect((await hosts.enter('held', 'y')).inside).toBe(false)
  })
})

test.each([
  [{ delay: 1000, crawlDelay: null, took: 10 }, 1000],
  [{ delay: 1000, crawlDelay: 5, took: 10 }, 5000],
  [{ delay: 1000, crawlDelay: 0.1, took: 10 }, 1000],
  [{ delay: 1000, crawlDelay: null, took: 4000 }, 4000],
  [{ delay: 0, crawlDelay: 86_400, took: 0 }, 600_000],
])('after %j a host rests %i ms', (pace, rest) => expect(pauseAfter(pace)).toBe(rest))

describe('the number of hosts at once', () => {
  test('grows with answers up to its most', () => {
    const throttle = createThrottle(20)
    const first = throttle.limit
    for (let i = 0; i < 2000; i++) throttle.settled(false)
    expect([first, throttle.limit]).toEqual([8, 20])
  })

  test('bears a fifth of dead hosts, shrinks when most time out or the process lags, and never to nothing', () => {
    const throttle = createThrottle(20)
    for (let i = 0; i < 2000; i++) throttle.settled(i % 5 === 0)
    expect(throttle.limit).toBeGreaterThan(15)
    for (let i = 0; i < 100; i++) throttle.settled(true)
    expect(throttle.limit).toBe(1)
    for (let i = 0; i < 2000; i++) throttle.settled(false)
    throttle.lagged()
    expect(throttle.limit).toBe(13)
  })
})
