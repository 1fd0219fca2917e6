import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { analyse, readPage } from '../analyse.ts'
import { openCapsule, sealCapsule } from '../report/capsule.ts'
import { printable } from '../report/claims.ts'
import { renderHtml } from '../report/html.ts'
import { localeFor, TEXTS } from '../report/texts.ts'
import { currentModel } from '../verdict/current.ts'
import { VERSION } from '../version.generated.ts'
import { defaultKeyFile, keysFrom } from './key-file.ts'
import { modelFrom } from './model-option.ts'
import { readSource } from './source.ts'
import { numberOption, parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum report FILE|-|URL: a report on one page as one HTML file
nostrum report verify FILE: check an evidence capsule

The report holds the verdict, what the page claims with the rules on claims of that kind, restored words, reasons and the text with its
evidence marked. A capsule also holds the page as it was received and an Ed25519 signature over all of it, to be attached to a complaint.

  --capsule       make a signed evidence capsule
  --key FILE      with --capsule: the signing key, made on first use (default: nostrum/key.pem in your configuration folder);
                  with verify: a key or capsule that the capsule must share its key with
  --out FILE      where to write (default: stdout; a capsule: nostrum- and the beginning of the page's hash)
  --lang TAG      language of the page, instead of detecting it
  --locale TAG    language of the report: en, zh-Hans, zh-Hant (default: LANG)
  --prior P       share of spam among the pages you ask about
  --model DIR     a model folder (default: the one that ships)
  --allow-private fetch an address in your own network as well
  --quiet         no talk on stderr

Exit code: 0 done (verify: the capsule holds), 1 verify: it does not, 2 error.
`

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('report', args, {
    capsule: { type: 'boolean' },
    key: { type: 'string' },
    out: { type: 'string' },
    lang: { type: 'string' },
    locale: { type: 'string' },
    prior: { type: 'string' },
    model: { type: 'string' },
    'allow-private': { type: 'boolean' },
    quiet: { type: 'boolean' },
  })
  const say = (words: string) => void (values.quiet || process.stderr.write(words))
  const [first, second] = positionals
  if (first === 'verify') return verify(second, values.key)
  if (first === undefined || second !== undefined) throw new UsageError('Name one page: "nostrum report FILE|-|URL", or a capsule: "nostrum report verify FILE".')
  const source = await readSource(first, values['allow-private'] === true)
  const model = modelFrom(values.model)
  const locale = localeFor(values.locale ?? (process.env['LC_ALL'] || process.env['LANG'] || 'en').replace('_', '-'))
  const prior = numberOption('prior', values.prior, 0.001, 0.999) ?? model.prior
  const input = { ...source, language: values.lang }
  const verdict = analyse(input, { model, locale, prior })
  const { text } = readPage(input)
  // The folder that a file lies in is nobody's business.
  const name = first === '-' ? 'stdin' : (source.url ?? basename(first))
  if (!values.capsule) {
    const html = renderHtml(verdict, { locale, text, facts: [['URL', name]] })
    if (values.out === undefined) process.stdout.write(html)
    else writeFileSync(values.out, html)
    return 0
  }
  const keys = await keysFrom(values.key ?? defaultKeyFile(), say)
  const question = { ...(source.url === undefined ? {} : { url: source.url }), ...(values.lang === undefined ? {} : { language: values.lang }), locale, prior }
  const file = await sealCapsule({ name, bytes: source.bytes, contentType: source.contentType, question, text, verdict, made: new Date().toISOString(), version: VERSION }, keys)
  const opened = await openCapsule(file)
  if (!opened.ok) throw new Error(`The capsule does not hold: ${opened.problem}`)
  const out = values.out ?? `nostrum-${opened.capsule.source.sha256.slice(0, 12)}.html`
  writeFileSync(out, file)
  say(`${out}: ${TEXTS[locale].verdict[verdict.verdict]}, signed with key ${opened.capsule.key.fingerprint}. Check it with "nostrum report verify ${out}".\n`)
  return 0
}

async function verify(path: string | undefined, key: string | undefined): Promise<number> {
  if (path === undefined) throw new UsageError('Name the capsule: "nostrum report verify FILE".')
  const opened = await openCapsule(readText(path))
  if (!opened.ok) {
    process.stdout.write(`${path} does not hold. ${opened.problem}\n`)
    return 1
  }
  const { capsule, bytes } = opened
  if (key !== undefined && (await fingerprintOf(key)) !== capsule.key.fingerprint) {
    process.stdout.write(`${path} is whole, but signed with key ${capsule.key.fingerprint}, which is not that of ${key}.\n`)
    return 1
  }
  const { source, verdict } = capsule
  const isSame = () => analyse({ ...capsule.question, bytes, contentType: source.contentType }, { model: currentModel(), ...capsule.question }).score === verdict.score
  const lines = [
    `${path} holds: nothing in it was changed since it was signed.`,
    `page     ${source.name} (${source.bytes} bytes, SHA-256 ${source.sha256})`,
    `made     ${capsule.made} by nostrum ${capsule.software.version}, model ${verdict.model.version}`,
    `verdict  ${verdict.verdict}, ${(verdict.likelihood * 100).toFixed(1)} %, ${verdict.claims.filter(({ rules }) => rules.length > 0).length} claims with rules`,
    `key      ${capsule.key.fingerprint}${key === undefined ? ' (ask its owner whether it is theirs)' : ` (that of ${key})`}`,
    `again    ${judgedAgain(verdict.model.sha256, isSame)}`,
  ]
  // A capsule comes from a stranger: nothing in it may drive the terminal.
  process.stdout.write(`${lines.map(printable).join('\n')}\n`)
  return 0
}

/** Whether this build comes to the same score, where it has the same model. */
function judgedAgain(sha256: string, isSame: () => boolean): string {
  if (sha256 !== currentModel().sha256) return 'not judged again: this build has another model'
  return isSame() ? 'judged again here: the same score' : 'judged again here: another score; the software has changed since'
}

/** Fingerprint of a key file, or of the key of another capsule. */
async function fingerprintOf(path: string): Promise<string> {
  const content = readText(path)
  if (content.startsWith('-----BEGIN')) {
    const { publicKey } = await keysFrom(path, () => {})
    const digest = await crypto.subtle.digest('SHA-256', await crypto.subtle.exportKey('spki', publicKey))
    return Buffer.from(digest).toString('hex')
  }
  const opened = await openCapsule(content)
  if (!opened.ok) throw new UsageError(`--key ${path} is neither a key in PEM nor a capsule that holds.`)
  return opened.capsule.key.fingerprint
}

function readText(path: string): string {
  if (!existsSync(path)) throw new UsageError(`Cannot read ${path}: there is no such file.`)
  return readFileSync(path, 'utf8')
}
