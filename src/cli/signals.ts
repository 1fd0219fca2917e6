import { columnOf } from '../features/vector.ts'
import { SIGNAL_DOCS } from '../signals/about.generated.ts'
import { SIGNALS } from '../signals/index.generated.ts'
import type { Example, Signal, SignalDocs } from '../signals/signal.ts'
import { currentModel } from '../verdict/current.ts'
import { parseOptions, UsageError } from './usage.ts'

export const HELP = `nostrum signals [ID]: list the signals with their weights, or explain one

  --json    print as JSON
`

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions('signals', args, { json: { type: 'boolean', short: 'j' } })
  const [id] = positionals
  if (id === undefined) {
    if (values.json) process.stdout.write(`${JSON.stringify(SIGNALS.map(summary), null, 2)}\n`)
    else for (const signal of SIGNALS) process.stdout.write(`${signal.id.padEnd(28)} ${signal.group.padEnd(11)} ${weightOf(signal).padStart(6)}  ${signal.title.en}\n`)
    return 0
  }
  const signal = SIGNALS.find((each) => each.id === id)
  if (signal === undefined) {
    const near = SIGNALS.filter((each) => id.split('-').some((word) => word.length > 3 && each.id.includes(word))).map((each) => each.id)
    throw new UsageError(`There is no signal "${id}".${near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ' "nostrum signals" lists them.'}`)
  }
  process.stdout.write(values.json ? `${JSON.stringify({ ...summary(signal), ...SIGNAL_DOCS[id] }, null, 2)}\n` : explain(signal))
  return 0
}

function summary({ id, title, group, points, languages, status, version, kinds = [] }: Signal) {
  return { id, title, group, points, languages, status, version, kinds, weight: Number(weightOf({ id } as Signal)) }
}

function weightOf({ id }: Pick<Signal, 'id'>): string {
  const column = columnOf(id)
  return column < 0 ? '0' : (currentModel().readings.page.weights[column] as number).toFixed(2)
}

function explain(signal: Signal): string {
  const { docs, examples } = SIGNAL_DOCS[signal.id] as SignalDocs
  const show = (list: readonly Example[]) => list.map((each) => `  ${(typeof each === 'string' ? each : `${each.url ?? ''}\n${each.page}`).replaceAll('\n', '\n  ')}`).join('\n\n')
  return `${signal.id} (${signal.group}, points to ${signal.points}, ${signal.status}, version ${signal.version}, weight ${weightOf(signal)})
${signal.title.en}
${docs}
## Fires on

${show(examples.fires)}

## Silent on

${show(examples.silent)}
`
}
