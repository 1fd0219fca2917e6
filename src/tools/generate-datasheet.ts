/** Counts the pages of `samples/` into its datasheet, between two marks. */
import { readFileSync } from 'node:fs'
import { type Label, readCorpora, type Sample } from '../training/corpus.ts'
import { splitOf } from '../training/split.ts'

const README = 'samples/README.md'
const BEGIN = '<!-- counts: npm run generate -->'
const END = '<!-- end of counts -->'
const LABELS: readonly Label[] = ['spam', 'ham', 'borderline']
const LENGTHS: readonly (readonly [most: number, name: string])[] = [
  [600, 'under 600 characters'],
  [1300, '600 to 1,300'],
  [2800, '1,300 to 2,800'],
  [Number.POSITIVE_INFINITY, 'longer'],
]

export function generateDatasheet(): { path: string; content: string } {
  const readme = readFileSync(README, 'utf8')
  const from = readme.indexOf(BEGIN)
  const to = readme.indexOf(END)
  if (from < 0 || to < from) throw new Error(`${README} lacks the lines "${BEGIN}" and "${END}", between which counts are written.`)
  return { path: README, content: `${readme.slice(0, from)}${BEGIN}\n${countsOf(readCorpora(['samples']))}\n${readme.slice(to)}` }
}

function countsOf(samples: readonly Sample[]): string {
  const sites = new Set(samples.map(({ site }) => site)).size
  const of = (label: Label) => samples.filter((sample) => sample.label === label)
  const html = samples.filter(({ format }) => format === 'html').length
  const mustPass = samples.filter((sample) => sample.mustPass !== undefined).length
  const kinds = LABELS.map((label) => `${label}: ${counted(of(label), ({ kind }) => kind)}.`)
  return `
${samples.length} pages on ${sites} sites: ${LABELS.map((label) => `${of(label).length} ${label}`).join(', ')}; ${html} as HTML; ${mustPass} honest ones that must never be called spam (\`must-pass.tsv\`).

${table('language', samples, ({ lang }) => lang)}

${table('split', samples, ({ site }) => splitOf(site))}

${table('length', samples, ({ content }) => (LENGTHS.find(([most]) => content.length < most) as readonly [number, string])[1])}

${kinds.join('\n\n')}
`
}

function table(title: string, samples: readonly Sample[], key: (sample: Sample) => string): string {
  const rows = grouped(samples, key).map(([name, group]) => `| ${name} | ${LABELS.map((label) => group.filter((sample) => sample.label === label).length).join(' | ')} |`)
  return `| ${title} | ${LABELS.join(' | ')} |\n| --- | --- | --- | --- |\n${rows.join('\n')}`
}

function counted(samples: readonly Sample[], key: (sample: Sample) => string): string {
  return grouped(samples, key)
    .map(([name, group]) => `${name} ${group.length}`)
    .join(', ')
}

/** Groups, the largest first. */
function grouped(samples: readonly Sample[], key: (sample: Sample) => string): [string, Sample[]][] {
  return Object.entries(Object.groupBy(samples, key) as Record<string, Sample[]>).sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
}
