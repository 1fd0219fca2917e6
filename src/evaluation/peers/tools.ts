/** Peers that are programs of their own: fed through temporary files, and said to be missing where they are not installed. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Peer, type Text, type Trained, tokensOf, Unavailable } from './peer.ts'

const MAX_OUTPUT = 1 << 28
const MINUTES = 60_000

/** Runs a program to its end and returns what it prints. `input` goes to its standard input; an exit code of at most `fine` is no failure. */
function runTool(tool: string, args: readonly string[], input = '', fine = 0): string {
  try {
    return execFileSync(tool, args, { input, maxBuffer: MAX_OUTPUT, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], timeout: 10 * MINUTES })
  } catch (cause) {
    const failure = cause as { code?: string; status?: number; stdout?: string; stderr?: string }
    if (failure.code === 'ENOENT') throw new Unavailable('not installed', { cause })
    if (failure.status !== undefined && failure.status !== null && failure.status <= fine) return failure.stdout ?? ''
    throw new Unavailable(`failed: ${failure.stderr?.trim().split('\n').at(-1) ?? failure.code}`, { cause })
  }
}

/** A folder that is removed when the peer is done, or at once when training fails. */
function inFolder(train: (folder: string) => Omit<Trained, 'dispose'>): Trained {
  const folder = mkdtempSync(join(tmpdir(), 'nostrum-peer-'))
  const dispose = () => rmSync(folder, { recursive: true, force: true })
  try {
    return { ...train(folder), dispose }
  } catch (error) {
    dispose()
    throw error
  }
}

/** Han characters apart, words of alphabets in lower case: what fastText calls words. */
function spaced(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu, ' $& ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
}

/** fastText (Joulin et al. 2016) with the settings that suit mixed Han and alphabets; one thread, so that it is deterministic. */
export const fastTextPeer: Peer = {
  name: 'fastText supervised',
  train: (pages) =>
    inFolder((folder) => {
      const model = join(folder, 'model')
      writeFileSync(join(folder, 'train.txt'), pages.map(({ text, spam }) => `__label__${spam ? 'spam' : 'ham'} ${spaced(text)}`).join('\n'))
      const settings = ['-dim', '32', '-epoch', '25', '-lr', '0.5', '-wordNgrams', '3', '-bucket', '200000', '-minn', '0', '-thread', '1']
      runTool('fasttext', ['supervised', '-input', join(folder, 'train.txt'), '-output', model, ...settings])
      return {
        score(texts) {
          writeFileSync(join(folder, 'test.txt'), `${texts.map(spaced).join('\n')}\n`)
          return runTool('fasttext', ['predict-prob', `${model}.bin`, join(folder, 'test.txt'), '2'])
            .trimEnd()
            .split('\n')
            .map((line) => chanceOfSpam(line.split(' ')))
        },
        bytes: statSync(`${model}.bin`).size,
        note: 'characters and words, 3-grams, 32 dimensions, 25 epochs',
      }
    }),
}

/** From "__label__spam 0.9 __label__ham 0.1" in either order; a text without known words has no labels. */
function chanceOfSpam(fields: readonly string[]): number {
  const place = fields.indexOf('__label__spam')
  return place < 0 ? 0.5 : Math.log(Number(fields[place + 1]) + 1e-9) - Math.log(1 - Math.min(Number(fields[place + 1]), 1) + 1e-9)
}

/** bogofilter, a Bayes-Fisher filter for mail: pages are wrapped as messages, Han as pairs, since longer words are dropped. */
export const bogofilterPeer: Peer = {
  name: 'bogofilter (made for mail)',
  train: (pages) =>
    inFolder((folder) => {
      for (const spam of [true, false]) {
        const box = join(folder, spam ? 'spam.mbox' : 'ham.mbox')
        writeFileSync(
          box,
          pages
            .filter((page) => page.spam === spam)
            .map(({ text }) => `From page@site.example Thu Jan  1 00:00:00 2026\n${messageOf(text)}\n`)
            .join(''),
        )
        runTool('bogofilter', ['-d', folder, '-M', spam ? '-s' : '-n', '-I', box])
      }
      const size = readdirSync(folder).reduce((sum, name) => sum + (name.endsWith('.mbox') ? 0 : statSync(join(folder, name)).size), 0)
      return {
        score(texts) {
          const files = texts.map((text, i) => {
            const path = join(folder, `${i}.eml`)
            writeFileSync(path, messageOf(text))
            return path
          })
          return runTool('bogofilter', ['-d', folder, '-t', '-b', '--terse-format=%0.11e'], `${files.join('\n')}\n`, 2)
            .trimEnd()
            .split('\n')
            .map(Number)
        },
        bytes: size,
        note: 'default settings',
      }
    }),
}

function messageOf(text: string): string {
  const lines = text.split('\n').map((line) => tokensOf(line).join(' '))
  const subject = Buffer.from((lines[0] ?? '').slice(0, 300)).toString('base64')
  const head = `From: page@site.example\nSubject: =?utf-8?B?${subject}?=\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit`
  return `${head}\n\n${lines.join('\n')}\n`
}

const PYTHON = '/usr/bin/python3'
const SCRIPT = fileURLToPath(new URL('./tfidf.py', import.meta.url))

/** scikit-learn: TF-IDF of characters and words into logistic regression; what a good afternoon's work gives without limits on size. */
export const sklearnPeer: Peer = {
  name: 'sklearn TF-IDF + logistic regression',
  train: (pages) =>
    inFolder((folder) => {
      const write = (name: string, value: unknown) => {
        writeFileSync(join(folder, name), JSON.stringify(value))
        return join(folder, name)
      }
      const model = join(folder, 'model.joblib')
      runPython(['train', write('train.json', { texts: pages.map(({ text }: Text) => text), labels: pages.map(({ spam }) => Number(spam)) }), model])
      return {
        score(texts) {
          runPython(['score', write('test.json', texts), model, join(folder, 'scores.json')])
          return JSON.parse(readFileSync(join(folder, 'scores.json'), 'utf8')) as number[]
        },
        bytes: statSync(model).size,
        note: 'char_wb 1-5 and words 1-2, C = 10; start of Python counted in its speed',
      }
    }),
}

function runPython(args: readonly string[]): void {
  try {
    runTool(PYTHON, [SCRIPT, ...args])
  } catch (error) {
    if (error instanceof Unavailable && error.message.includes('ModuleNotFoundError')) throw new Unavailable('not installed', { cause: error })
    throw error
  }
}
