/** /model: what the model in use is, and how well it does, from the evaluation that was committed with it. */
import { html } from 'hono/html'
import type { Model } from '../verdict/model.ts'
import { FIGURES } from './figures.generated.ts'
import { type Html, renderLayout } from './layout.ts'
import { renderFacts, renderTable } from './parts.ts'
import { type PlotPoint, renderPlot } from './plots.ts'
import type { Reader } from './reader.ts'
import { percent, signed } from './words.ts'

/** False alarms beyond a fifth concern nobody. */
const MAX_ALARMS = 0.2
const MAX_WRONG = 0.2

const points = (pairs: readonly (readonly [number, number])[]): PlotPoint[] => pairs.map(([x, y]) => ({ x, y }))

export function renderModel({ version, schema, trained, thresholds, languages }: Model, reader: Reader): Html {
  const { model, words } = reader.texts
  const [all] = FIGURES.slices
  const interval = ([value, low, high]: readonly (number | null)[]) => html`${figure(value ?? null)} <span class="soft">[${figure(low ?? null)} ${figure(high ?? null)}]</span>`
  const shipped = all === undefined ? undefined : { x: all.falseAlarms ?? 0, y: all.recall ?? 0 }
  const plots = [
    {
      head: model.reliability,
      note: model.reliabilityNote,
      plot: renderPlot({
        title: model.reliability,
        x: model.said,
        y: model.true,
        as: 'points',
        hasDiagonal: true,
        points: FIGURES.reliability.map(([x, y, low, high]) => ({ x, y, low, high })),
      }),
      heads: [model.said, model.true],
      rows: FIGURES.reliability.map(([x, y, low, high]) => [percent(x), `${percent(y)} [${percent(low)} ${percent(high)}]`]),
    },
    {
      head: model.roc,
      note: model.rocNote,
      plot: renderPlot({
        title: model.roc,
        x: model.alarms,
        y: model.recall,
        as: 'line',
        maxX: MAX_ALARMS,
        points: points(FIGURES.roc),
        ...(shipped === undefined ? {} : { marked: shipped }),
      }),
      heads: [model.alarms, model.recall],
      rows: pairs(FIGURES.roc),
    },
    {
      head: model.pr,
      note: model.prNote,
      plot: renderPlot({ title: model.pr, x: model.recall, y: model.precision, as: 'line', points: points(FIGURES.precisionRecall) }),
      heads: [model.recall, model.precision],
      rows: pairs(FIGURES.precisionRecall),
    },
    {
      head: model.coverage,
      note: model.coverageNote,
      plot: renderPlot({ title: model.coverage, x: model.decided, y: model.wrong, as: 'line', maxY: MAX_WRONG, points: points(FIGURES.coverage) }),
      heads: [model.decided, model.wrong],
      rows: pairs(FIGURES.coverage),
    },
  ]
  const { borderline } = FIGURES
  const body = html`<h1>${model.title}</h1>
<p class="lead">${model.about(FIGURES.model, FIGURES.pages, all?.sites ?? 0)}</p>
${version === FIGURES.model ? '' : html`<p class="alert">${model.other(version, FIGURES.model)}</p>`}
${
  all === undefined
    ? ''
    : renderFacts([
        [model.facts.auc, interval(all.auc)],
        [model.facts.half, percent(all.half)],
        [model.facts.recall, percent(all.recall)],
        [model.facts.alarms, html`${percent(all.falseAlarms, 2)} <span class="soft">(${percent(all.upper, 2)})</span>`],
        [model.facts.unsure, percent(all.unsure)],
        [model.facts.error, percent(all.error)],
      ])
}
<div class="cards plots">${plots.map(({ head, note, plot, heads, rows }) => html`<section class="card"><h2>${head}</h2>${plot}<p class="soft">${note}</p><details><summary>${model.table}<span class="unseen">: ${head}</span></summary>${renderTable(head, heads, rows)}</details></section>`)}</div>
<section class="card"><h2>${model.slices}</h2><p class="soft">${model.slicesNote}</p>
${renderTable(
  model.slices,
  [model.slice, model.spam, model.ham, 'AUC', model.found, model.called, reader.texts.verdicts.unsure],
  FIGURES.slices.map((slice) => [
    sliceName(slice.name, reader),
    slice.spam,
    slice.ham,
    slice.spam > 0 && slice.ham > 0 ? interval(slice.auc) : '–',
    slice.spam === 0 ? '–' : percent(slice.recall),
    slice.ham === 0 ? '–' : html`${percent(slice.falseAlarms)} <span class="soft">(${percent(slice.upper)})</span>`,
    percent(slice.unsure),
  ]),
)}
<p class="soft">${model.borderline(borderline.pages, borderline.spam, borderline.unsure, borderline.ham)}</p></section>
<section class="card"><dl class="rules">
<div><dt>${words.model}</dt><dd>${version}</dd></div><div><dt>${model.trained}</dt><dd>${trained}</dd></div><div><dt>${reader.texts.signals.languages}</dt><dd>${languages.join(', ')}</dd></div>
<div><dt>${model.thresholds}</dt><dd>${model.thresholdsNote(signed(thresholds.spam), signed(thresholds.ham))}</dd></div><div><dt>${model.schema}</dt><dd><code>${schema}</code></dd></div>
<div><dt>${model.made}</dt><dd><code>${FIGURES.command}</code></dd></div>
</dl></section>`
  return renderLayout(reader, { title: model.title, body })
}

function pairs(all: readonly (readonly [number, number])[]): string[][] {
  return all.map(([x, y]) => [percent(x), percent(y)])
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}

/** `language zh-Hans` in the reader's words. */
function sliceName(name: string, { locale, texts: { model } }: Reader): string {
  if (name === 'all') return model.sliceNames.all
  const family = (Object.keys(model.sliceNames) as (keyof typeof model.sliceNames)[]).find((each) => name.startsWith(`${each} `))
  if (family === undefined) return name
  const member = name.slice(family.length + 1)
  const head = model.sliceNames[family]
  if (family === 'language') return `${head}: ${new Intl.DisplayNames(locale, { type: 'language' }).of(member) ?? member}`
  if (family === 'length') return `${head}: ${member} ${model.characters}`
  return `${head}: ${family === 'error slice' ? (model.cases[member as keyof typeof model.cases] ?? member) : member}`
}
