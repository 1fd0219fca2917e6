import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type Running, type ServeOptions, serve } from '../../src/node.ts'

/** A real server on a free port, with a real store in a folder of its own, for the tests of one file. */
export interface TestServer {
  readonly url: string
  readonly folder: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, type: string | null, body: RequestInit['body'], headers?: Record<string, string>): Promise<Response>
  json(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
}

export function useServer(options: ServeOptions = {}): TestServer {
  const folder = mkdtempSync(join(tmpdir(), 'nostrum-api-'))
  let running: Running
  beforeAll(async () => {
    running = await serve({ port: 0, db: join(folder, 'test.db'), quiet: true, ...options })
  })
  afterAll(async () => {
    await running.close()
    rmSync(folder, { recursive: true })
  })
  const server: TestServer = {
    get url() {
      return running.url
    },
    folder,
    get: (path, headers = {}) => fetch(running.url + path, { headers }),
    // A Blob without a type keeps fetch from adding a Content-Type of its own.
    post: (path, type, body, headers = {}) =>
      fetch(running.url + path, {
        method: 'POST',
        body: type === null ? new Blob([body as string]) : (body ?? null),
        headers: type === null ? headers : { 'Content-Type': type, ...headers },
      }),
    json: (path, body, headers) => server.post(path, 'application/json', JSON.stringify(body), headers),
  }
  return server
}

/** A page that several signals notice, in two scripts, with characters of two UTF-16 units before the evidence. */
export const DOORWAY = '😀𠮷植发多少钱\n- 苏州那家医院植发比较自然\n- 福州那家医院植发比较自然\n- 沈阳那家医院植发比较自然\n'
