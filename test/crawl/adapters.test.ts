import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Configuration, HttpCrawler } from '@crawlee/http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { analyse } from '../../src/analyse.ts'
import { run } from '../../src/cli/scan.ts'
import { type CrawledPage, createJudge } from '../../src/crawl/adapters/crawlee.ts'
import { currentModel } from '../../src/verdict/current.ts'
import { useServer } from '../api/server.ts'
import { ndjson, page, textOf, urlOf, warc, zip } from './archives.ts'
import { startSite, type TestSite } from './site.ts'

const server = useServer()
const model = currentModel()
const folder = mkdtempSync(join(tmpdir(), 'nostrum-adapters-'))
const at = (name: string) => join(folder, name)
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').filter(Boolean)
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const has = (command: string, ...args: string[]) => spawnSync(command, args).status === 0
const python = ['/usr/bin/python3', 'python3'].find((each) => has(each, '-c', 'import scrapy')) ?? (has('python3', '--version') ? 'python3' : null)
const hasScrapy = python !== null && has(python, '-c', 'import scrapy')
/** `nostrum` as the recipes call it. */
const NOSTRUM = `${process.execPath} ${resolve('src/cli.ts')}`
const COMMAND = { ...process.env, NOSTRUM, LANG: 'en_US.UTF-8' }

let site: TestSite
beforeAll(async () => {
  site = await startSite()
  writeFileSync(at('crawl.warc.gz'), warc(numbers(0, 40).map(page), true))
  expect(await run([at('crawl.warc.gz'), '--out', at('whole.ndjson'), '--quiet', '--concurrency', '0', '--locale', 'en'])).toBe(0)
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

describe('the Crawlee hook', () => {
  test('judges what a crawler hands over, and pushes it to its dataset', async () => {
    const pushed: unknown[] = []
    const crawled: CrawledPage = {
      request: { url: urlOf(0), userData: {} },
      body: `<p>${textOf(0)}`,
      contentType: { type: 'text/html' },
      pushData: async (data) => {
        pushed.push(data)
      },
    }
    const verdict = await createJudge({ model })(crawled)
    expect(verdict).toEqual(analyse({ html: `<p>${textOf(0)}`, url: urlOf(0) }, { model }))
    expect(crawled.request.userData['nostrum']).toBe(verdict)
    expect(pushed).toEqual([{ url: urlOf(0), ...verdict }])
  })

  test('works in a real HttpCrawler', async () => {
    const judge = createJudge({ model, explain: false })
    const judged: string[] = []
    const requestHandler = async ({ request, body, contentType }: CrawledPage) => {
      const { verdict } = await judge({ request, body, contentType })
      judged.push(`${request.url} ${verdict}`)
    }
    const crawler = new HttpCrawler({ maxRequestRetries: 0, requestHandler }, new Configuration({ persistStorage: false }))
    await crawler.run([site.url(3, '/article/1'), site.url(0, '/article/1')])
    expect(judged.toSorted()).toEqual([`${site.url(0, '/article/1')} unsure`, `${site.url(3, '/article/1')} spam`])
  })
})

describe('the Scrapy pipeline', () => {
  test.skipIf(python === null)('has the service judge items in batches, and the rest at the end', async () => {
    const script = `
import sys; sys.path.insert(0, "src/crawl/adapters")
from scrapy_pipeline import NostrumPipeline
pipeline = NostrumPipeline(sys.argv[1], sys.argv[2])
for n in range(120):
    item = {"url": "http://a.example/%d" % n, "text": "page %d" % n, "other": 1}
    assert pipeline.process_item(item) is item
pipeline.close_spider()
`
    expect(await runBeside(python as string, ['-c', script, server.url, at('scrapy.ndjson')])).toEqual({ status: 0, stderr: '' })
    const lines = linesOf(at('scrapy.ndjson')).map((line) => JSON.parse(line) as { id: string; verdict: string })
    expect(lines.map(({ id }) => id)).toEqual(numbers(0, 120).map((n) => `http://a.example/${n}`))
    expect(lines.every(({ verdict }) => verdict === 'unsure')).toBe(true)
  })

  test.skipIf(!hasScrapy)('works in a real spider', async () => {
    writeFileSync(
      at('spider.py'),
      `
import scrapy
class Spider(scrapy.Spider):
    name = "s"
    start_urls = [${JSON.stringify(site.url(3, '/article/1'))}, ${JSON.stringify(site.url(0, '/article/1'))}]
    custom_settings = {"ITEM_PIPELINES": {"scrapy_pipeline.NostrumPipeline": 300}, "NOSTRUM_URL": ${JSON.stringify(server.url)}, "NOSTRUM_FILE": ${JSON.stringify(at('spider.ndjson'))}, "TELNETCONSOLE_ENABLED": False}
    def parse(self, response):
        yield {"url": response.url, "html": response.text}
`,
    )
    const { status } = await runBeside(python as string, ['-m', 'scrapy', 'runspider', at('spider.py'), '--nolog'], { ...process.env, PYTHONPATH: resolve('src/crawl/adapters') })
    expect(status).toBe(0)
    const lines = linesOf(at('spider.ndjson')).map((line) => JSON.parse(line) as { id: string; verdict: string })
    expect(lines.map(({ id, verdict }) => `${id} ${verdict}`).toSorted()).toEqual([`${site.url(0, '/article/1')} unsure`, `${site.url(3, '/article/1')} spam`])
  })
})

test('the Browsertrix script puts verdicts beside the pages of a WACZ', async () => {
  writeFileSync(at('crawl.wacz'), zip([{ name: 'archive/data.warc.gz', content: warc([page(0), page(1)], true) }]))
  await run([at('crawl.wacz'), '--out', at('wacz.ndjson'), '--quiet', '--concurrency', '0'])
  const pages = ['{"format":"json-pages-1.0","id":"pages"}', JSON.stringify({ id: 'a', url: urlOf(0), title: 'x' }), JSON.stringify({ id: 'b', url: 'http://other.example/' })]
  const { stdout, status } = spawnSync(process.execPath, ['src/crawl/adapters/browsertrix.ts', at('wacz.ndjson')], { input: `${pages.join('\n')}\n`, encoding: 'utf8' })
  expect(status).toBe(0)
  const [head, first, second] = stdout.trimEnd().split('\n')
  expect(head).toBe(pages[0])
  expect(JSON.parse(first ?? '')).toMatchObject({
    id: 'a',
    title: 'x',
    nostrum: { verdict: 'spam', likelihood: expect.any(Number), signals: expect.arrayContaining(['efficacy-claims']) },
  })
  expect(JSON.parse(second ?? '')).toEqual({ id: 'b', url: 'http://other.example/', nostrum: null })
})

describe('recipes', () => {
  test.skipIf(!has('parallel', '--version'))(
    'GNU parallel scans shards side by side, and a second run changes nothing',
    () => {
      const scan = () => spawnSync('bash', ['src/crawl/recipes/parallel.sh', at('crawl.warc.gz'), at('parallel'), '2'], { env: { ...COMMAND, JOBS: '2' }, encoding: 'utf8' })
      expect(scan()).toMatchObject({ status: 0 })
      expect(linesOf(at('parallel.ndjson'))).toEqual(linesOf(at('whole.ndjson')))
      expect(scan()).toMatchObject({ status: 0 })
      expect(linesOf(at('parallel.ndjson'))).toEqual(linesOf(at('whole.ndjson')))
    },
    60_000,
  )

  test('the shell of GNU parallel has the right form', () => expect(spawnSync('bash', ['-n', 'src/crawl/recipes/parallel.sh']).status).toBe(0))

  test('the Kubernetes Job is an indexed one, and the pods of it scan the whole', () => {
    const job = parse(readFileSync('src/crawl/recipes/kubernetes-job.yaml', 'utf8')) as {
      apiVersion: string
      kind: string
      spec: { completionMode: string; completions: number; template: { spec: { restartPolicy: string; containers: { args: string[]; env: { name: string; value: string }[] }[] } } }
    }
    expect(job).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job', spec: { completionMode: 'Indexed', template: { spec: { restartPolicy: 'Never' } } } })
    const [container] = job.spec.template.spec.containers
    expect(container?.env.find(({ name }) => name === 'SHARDS')?.value).toBe(String(job.spec.completions))
    const script = (container?.args[0] ?? '').replaceAll('/results/', `${folder}/pod-`).replaceAll('npx nostrum', NOSTRUM)
    for (const index of ['0', '1', '1'])
      expect(spawnSync('bash', ['-c', script], { env: { ...COMMAND, SOURCE: at('crawl.warc.gz'), SHARDS: '2', JOB_COMPLETION_INDEX: index } }).status).toBe(0)
    expect([...linesOf(at('pod-part-0.ndjson')), ...linesOf(at('pod-part-1.ndjson'))]).toEqual(linesOf(at('whole.ndjson')))
  }, 60_000)

  test.skipIf(python === null)('the command that Spark pipes partitions through judges line by line', () => {
    const { stdout } = spawnSync(python as string, ['-c', 'import sys; sys.path.insert(0, "src/crawl/recipes"); import spark_pipe; print(spark_pipe.command("."))'], {
      encoding: 'utf8',
    })
    const command = stdout.trim().replace('npx --prefix . nostrum', NOSTRUM)
    const piped = spawnSync('bash', ['-c', command], { input: `${ndjson(0, 3)}bad\n`, encoding: 'utf8', env: COMMAND })
    expect(piped.status).toBe(0)
    expect(
      piped.stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { url: string }).url),
    ).toEqual([...numbers(0, 3).map(urlOf), expect.stringContaining('stdin@')])
  })
})

/** Runs a program while this process goes on serving it. */
function runBeside(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<{ status: number | null; stderr: string }> {
  const child = spawn(command, args, { env })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  return new Promise((done) => child.on('close', (status) => done({ status, stderr })))
}
