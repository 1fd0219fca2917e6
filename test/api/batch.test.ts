import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analyse.ts'
import type { LineAnswer } from '../../src/api/batch.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { DOORWAY, useServer } from './server.ts'

const server = useServer()
const NDJSON = 'application/x-ndjson'
const model = currentModel()

/** A line of the answer, with everything that some line may have. */
type Answered = LineAnswer & { verdict?: string; text?: string; problem?: { type: string; status: number; line: number; errors?: unknown }; stored?: { id: string } }

async function batch(body: RequestInit['body'], query = ''): Promise<Answered[]> {
  const response = await server.post(`/v1/score/batch${query}`, NDJSON, body)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe(NDJSON)
  const text = await response.text()
  expect(text === '' || text.endsWith('\n')).toBe(true)
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answered)
}

/** Opens a batch whose two directions the test moves by hand. */
async function open(query = ''): Promise<{ upload: ClientRequest; answered: Promise<IncomingMessage> }> {
  const upload = request(`${server.url}/v1/score/batch${query}`, { method: 'POST', headers: { 'Content-Type': NDJSON } })
  upload.on('error', () => {})
  upload.flushHeaders()
  return { upload, answered: once(upload, 'response').then(([response]) => response as IncomingMessage) }
}

async function countChecks(): Promise<number> {
  const metrics = await (await server.get('/metrics')).text()
  return [...metrics.matchAll(/^nostrum_checks_total\{[^}]{0,200}source="batch"\} (\d{1,9})$/gm)].reduce((sum, match) => sum + Number(match[1]), 0)
}

/** Waits until the count stands still. */
async function settle(): Promise<number> {
  let before = -1
  let now = await countChecks()
  while (now !== before) {
    await wait(300)
    before = now
    now = await countChecks()
  }
  return now
}

describe('answers', () => {
  test('are those of single questions, in the order of the lines, under their ids', async () => {
    const lines = [{ id: 'b', text: DOORWAY }, { id: 7, html: '<title>x</title>', url: 'https://clinic.example/' }, { text: 'no id' }, { id: '', text: DOORWAY, language: 'en' }]
    const expected = lines.map(({ id, ...input }) => ({ ...(id === undefined ? {} : { id }), ...analyse(input, { model }) }))
    expect(await batch(lines.map((line) => JSON.stringify(line)).join('\n'))).toEqual(JSON.parse(JSON.stringify(expected)))
  })

  test('keep the order of a thousand', async () => {
    const ids = Array.from({ length: 1000 }, (_, i) => i)
    const answers = await batch(ids.map((id) => `{"id":${id},"text":"${'a'.repeat((id * 37) % 500)}"}\n`).join(''))
    expect(answers.map(({ id }) => id)).toEqual(ids)
  })

  test('take from the query what is the same for all lines', async () => {
    const [first, second] = await batch(`{"text":"a"}\n{"text":"b","return_text":false,"language":"zh"}\n`, '?return_text&language=en&explain=false')
    expect(first).toMatchObject({ text: 'a', language: { tag: 'en' } })
    expect(second?.text).toBeUndefined()
    expect(second).toMatchObject({ language: { tag: 'zh-Hans' } })
  })

  test('are kept when a line says so', async () => {
    const [first, second] = await batch(`{"text":"a","store":true}\n{"text":"b"}\n`)
    expect((await server.get(`/v1/verdicts/${first?.stored?.id}`)).status).toBe(200)
    expect(second?.stored).toBeUndefined()
  })
})

describe('a bad line', () => {
  test('gives a problem in its place, and the rest goes on', async () => {
    const answers = await batch(
      Buffer.concat(
        [
          '{"id":1,"text":"a"}',
          'not JSON',
          '{"id":"three"}',
          '',
          '{"id":{},"text":""}',
          '[]',
          '{"id":7,"txet":""}',
          Uint8Array.of(0x7b, 0xff, 0x7d),
          '{"id":9,"text":"b"}\r',
        ].flatMap((line) => [Buffer.from(line as string), Buffer.from('\n')]),
      ),
    )
    expect(answers.map(({ id, verdict, problem }) => [id, verdict ?? problem?.type, problem?.line])).toEqual([
      [1, 'unsure', undefined],
      [undefined, '/problems/malformed-json', 2],
      ['three', '/problems/invalid-fields', 3],
      [undefined, '/problems/invalid-fields', 5],
      [undefined, '/problems/malformed-json', 6],
      [7, '/problems/invalid-fields', 7],
      [undefined, '/problems/malformed-utf-8', 8],
      [9, 'unsure', undefined],
    ])
    expect(answers[5]?.problem?.errors).toEqual([{ pointer: '#/txet', detail: 'is not a field; did you mean "text"?' }])
  })

  test('may be too long without harm to the next', async () => {
    const answers = await batch(`{"id":1,"text":"${'a'.repeat(3_000_000)}"}\n{"id":2,"text":"b"}\n{"id":3,"text":"${'c'.repeat(3_000_000)}"}`)
    expect(answers.map(({ id, problem }) => [id, problem?.type, problem?.line])).toEqual([
      [undefined, '/problems/content-too-large', 1],
      [2, undefined, undefined],
      [undefined, '/problems/content-too-large', 3],
    ])
  })
})

test.each(['', '\n', '\n \r\n\t\n'])('nothing asked, nothing answered (%j)', async (body) => {
  expect(await batch(body)).toEqual([])
})

test('a line may come in pieces of one byte', async () => {
  const line = Buffer.from(`{"id":1,"text":"${'植发'.repeat(5)}"}\n`)
  const { upload, answered } = await open('?return_text')
  for (const byte of line) {
    upload.write(Uint8Array.of(byte))
    await wait(1)
  }
  upload.end()
  const chunks = await (await answered).toArray()
  expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ id: 1, text: '植发'.repeat(5) })
})

test('each answer comes before the next line is sent', async () => {
  const { upload, answered } = await open()
  upload.write('{"id":0,"text":"a"}\n')
  const lines = createInterface(await answered)[Symbol.asyncIterator]()
  for (let id = 0; id < 5; id++) {
    const { value } = await lines.next()
    expect((JSON.parse(value as string) as Answered).id).toBe(id)
    if (id < 4) upload.write(`{"id":${id + 1},"text":"a"}\n`)
  }
  upload.end()
  expect((await lines.next()).done).toBe(true)
})

describe('a caller who does not read', () => {
  const LINES = 1500
  const line = (id: number) => `{"id":${id},"text":"${'a'.repeat(40_000)}"}\n`

  /** Sends until the service takes no more; returns how many lines went out. */
  async function fill(upload: ClientRequest): Promise<number> {
    for (let id = 0; id < LINES; id++) {
      if (upload.write(line(id))) continue
      const drained = await Promise.race([once(upload, 'drain').then(() => true), wait(1000).then(() => false)])
      if (!drained) return id + 1
    }
    return LINES
  }

  test('is waited for, and loses nothing', async () => {
    const start = await countChecks()
    const { upload, answered } = await open('?return_text')
    const response = await answered
    const sent = await fill(upload)
    const judged = (await settle()) - start
    expect(sent).toBeLessThan(LINES)
    expect(judged).toBeLessThanOrEqual(sent)
    upload.end()
    const ids: unknown[] = []
    for await (const each of createInterface(response)) ids.push((JSON.parse(each) as Answered).id)
    expect(ids).toEqual(Array.from({ length: sent }, (_, i) => i))
    expect((await countChecks()) - start).toBe(sent)
  })

  test('and leaves: the rest is not judged', async () => {
    const start = await countChecks()
    const { upload, answered } = await open('?return_text')
    await answered
    const sent = await fill(upload)
    const judged = (await settle()) - start
    upload.destroy()
    await wait(300)
    // The line at hand may still be finished.
    expect((await settle()) - start).toBeLessThanOrEqual(judged + 2)
    expect(sent).toBeLessThan(LINES)
    expect((await server.get('/livez')).status).toBe(200)
  })
})

test('a caller who leaves in the middle of a line does no harm', async () => {
  const { upload, answered } = await open()
  upload.write('{"id":1,"text":"a"}\n{"id":2,"te')
  const response = await answered
  response.on('error', () => {})
  await once(response, 'data')
  upload.destroy()
  await wait(100)
  expect(await batch('{"id":3,"text":"a"}')).toMatchObject([{ id: 3 }])
})
