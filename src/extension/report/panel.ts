/** Telling the service that a verdict or a listing is wrong: what would be sent is shown first, and sent by a click only. */
import { isRecord } from '../../lookup/check.ts'
import type { Locale } from '../../verdict/types.ts'
import type { Settings } from '../settings.ts'
import { TEXTS } from '../texts.ts'
import { element } from '../ui/dom.ts'

const LABELS = ['ham', 'borderline', 'spam'] as const

export type Label = (typeof LABELS)[number]

export interface Report {
  readonly url: string
  /** What the reader most likely means. */
  readonly label: Label
  /** Text of the page, which goes along only if the reader ticks a box; null when it is not at hand. */
  readonly text: string | null
}

const MAX_REASON_CHARS = 2000
/** In bytes well under what a service takes. */
const MAX_TEXT_CHARS = 100_000
const TIMEOUT_MILLISECONDS = 15_000

export function reportPanel({ url, label, text }: Report, { service, token }: Settings, locale: Locale): HTMLElement {
  const texts = TEXTS[locale].report
  if (service === '') return element('p', { class: 'soft' }, texts.noService)
  const address = `${service}/v1/feedback`
  const choices = LABELS.map((each) => element('input', { type: 'radio', name: 'label', value: each, checked: each === label }))
  const reason = element('textarea', { name: 'reason', rows: '2', maxlength: String(MAX_REASON_CHARS) })
  const withText = element('input', { type: 'checkbox', name: 'text' })
  const preview = element('pre', { tabindex: '0', 'aria-label': texts.preview })
  const outcome = element('p', { role: 'status', class: 'outcome' })
  const send = element('button', { type: 'submit', class: 'first' }, texts.send(new URL(service).host))

  const bodyNow = () => {
    const chosen = choices.find(({ checked }) => checked)?.value ?? label
    const why = reason.value.trim()
    return JSON.stringify(
      { url, label: chosen, ...(why === '' ? {} : { reason: why }), ...(withText.checked && text !== null ? { text: text.slice(0, MAX_TEXT_CHARS) } : {}) },
      null,
      2,
    )
  }
  const show = () => {
    const head = [`POST ${address}`, 'Content-Type: application/json', ...(token === '' ? [] : ['Authorization: Bearer …'])]
    preview.textContent = `${head.join('\n')}\n\n${bodyNow()}`
  }
  const form = element(
    'form',
    { class: 'card report', oninput: show },
    element('p', {}, texts.about),
    element(
      'p',
      { class: 'row', role: 'radiogroup', 'aria-label': texts.label },
      `${texts.label} `,
      ...choices.map((choice, i) => element('label', { class: 'check' }, choice, texts.labels[LABELS[i] as Label])),
    ),
    element('label', {}, texts.reason, reason),
    text !== null && element('label', { class: 'check' }, withText, texts.withText),
    element('p', {}, texts.preview),
    preview,
    element('p', { class: 'row' }, send),
    outcome,
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (!event.isTrusted) return
    send.disabled = true
    outcome.textContent = ''
    const sent = await sendReport(address, token, bodyNow())
    outcome.className = sent.ok ? 'outcome' : 'outcome wrong'
    outcome.textContent = sent.ok ? texts.sent(sent.id) : [texts.failures[sent.failure], sent.detail].join(' ').trim()
    send.disabled = sent.ok
  })
  show()
  return form
}

type Failure = keyof (typeof TEXTS)['en']['report']['failures']

async function sendReport(address: string, token: string, body: string): Promise<{ ok: true; id: string } | { ok: false; failure: Failure; detail: string }> {
  let response: Response
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token === '' ? {} : { Authorization: `Bearer ${token}` }) },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    })
  } catch {
    return { ok: false, failure: 'offline', detail: '' }
  }
  const answer: unknown = await response.json().catch(() => null)
  const field = (name: string) => (isRecord(answer) && (typeof answer[name] === 'string' || typeof answer[name] === 'number') ? String(answer[name]) : '')
  if (response.ok) return { ok: true, id: field('id') }
  if (field('type').endsWith('/read-only')) return { ok: false, failure: 'read-only', detail: '' }
  const known: Readonly<Record<number, Failure>> = { 401: 'unauthorized', 403: 'forbidden', 429: 'rate' }
  const failure = known[response.status]
  return failure === undefined ? { ok: false, failure: 'other', detail: field('detail') } : { ok: false, failure, detail: '' }
}
