import { TIERS, type Tier } from '../../lookup/detail.ts'
import { api } from '../browser.ts'
import { originsOf, SHIPPED } from '../engines.ts'
import { loadRules, saveRules, saveSettings } from '../kept.ts'
import { ask, type ListsState } from '../messages.ts'
import { readRules } from '../rules.ts'
import { EFFECTS, LANGUAGES, readSettings, type Settings, serviceAddress } from '../settings.ts'
import { TEXTS } from '../texts.ts'
import { element } from '../ui/dom.ts'
import { openPage } from '../ui/page.ts'

const MAX_FILE_BYTES = 2_000_000
const MAX_PROBLEMS = 20
/** Names of languages in themselves. */
const NATIVE = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' } as const

const { main, settings, locale } = await openPage((each) => TEXTS[each].options.title)
const texts = TEXTS[locale].options

const rules = element('textarea', { id: 'rules', name: 'rules', rows: '8', spellcheck: 'false', 'aria-describedby': 'rules-help problems' })
const problems = element('ul', { id: 'problems', class: 'wrong', 'aria-live': 'polite' })
const saved = element('span', { id: 'saved', role: 'status' })
const lists = element('p', { id: 'lists', class: 'soft', role: 'status' })
const serviceProblem = element('p', { id: 'service-problem', class: 'wrong', role: 'alert' })
const form = element(
  'form',
  { onsubmit: save },
  await engineChoice(),
  element('fieldset', {}, choice('effect', texts.effect, EFFECTS, texts.effects, settings.effect), languageChoice()),
  element(
    'fieldset',
    {},
    field(
      'service',
      texts.service,
      element('input', { type: 'url', value: settings.service, placeholder: 'https://', 'aria-describedby': 'service-help service-problem' }),
      texts.serviceHelp,
    ),
    serviceProblem,
    choice('tier', texts.tier, Object.keys(TIERS) as Tier[], TEXTS[locale].tiers, settings.tier),
    element('label', { class: 'check' }, element('input', { type: 'checkbox', name: 'updateEngines', checked: settings.updateEngines }), texts.updateEngines),
    field('token', texts.token, element('input', { type: 'password', value: settings.token, autocomplete: 'off', 'aria-describedby': 'token-help' }), texts.tokenHelp),
    lists,
    element('button', { type: 'button', id: 'update', onclick: () => void ask('updateLists', null).then(showLists) }, texts.update),
  ),
  element(
    'fieldset',
    {},
    element('legend', {}, element('label', { for: 'rules' }, texts.rules)),
    element('p', { id: 'rules-help', class: 'soft' }, texts.rulesHelp),
    rules,
    problems,
    element(
      'p',
      { class: 'row' },
      element('label', { class: 'button' }, texts.importFile, element('input', { type: 'file', id: 'import', class: 'unseen', accept: '.txt,text/plain', onchange: importFile })),
      element('button', { type: 'button', id: 'export', onclick: exportFile }, texts.exportFile),
    ),
  ),
  element('p', { class: 'row save' }, element('button', { type: 'submit', class: 'first' }, texts.save), saved),
)
main.append(
  element('h1', {}, element('img', { src: 'icons/icon-48.png', alt: '', width: '32', height: '32' }), texts.title),
  form,
  element('h2', {}, texts.privacy),
  element('p', {}, texts.privacyText),
)
rules.value = await loadRules()
rules.addEventListener('input', showProblems)
showProblems()
showLists(await ask('lists', null))

/** One box for each search engine; ticking it is the click that the browser asks the reader after. */
async function engineChoice(): Promise<HTMLElement> {
  const { origins = [] } = await api.permissions.getAll()
  const refused = element('p', { id: 'refused', class: 'wrong', role: 'alert' })
  const boxes = SHIPPED.engines.map((engine) => {
    const wanted = originsOf(engine)
    const box = element('input', { type: 'checkbox', 'data-engine': engine.id, checked: wanted.every((origin) => origins.includes(origin)) })
    box.addEventListener('change', async () => {
      refused.textContent = ''
      if (!box.checked) return void (await api.permissions.remove({ origins: wanted }))
      box.checked = await api.permissions.request({ origins: wanted })
      if (!box.checked) refused.textContent = texts.refused
    })
    return { box, label: element('label', { class: 'check' }, box, engine.name) }
  })
  const all = element('button', { type: 'button' }, texts.all)
  all.addEventListener('click', async () => {
    const isGranted = await api.permissions.request({ origins: SHIPPED.engines.flatMap(originsOf) })
    refused.textContent = isGranted ? '' : texts.refused
    if (isGranted) for (const { box } of boxes) box.checked = true
  })
  return element(
    'fieldset',
    {},
    element('legend', {}, texts.engines),
    element('p', { class: 'soft' }, texts.enginesHelp),
    element('div', { class: 'grid' }, ...boxes.map(({ label }) => label)),
    refused,
    all,
  )
}

function languageChoice(): HTMLElement {
  return choice('language', texts.language, LANGUAGES, { auto: texts.auto, ...NATIVE }, settings.language)
}

function choice<T extends string>(name: string, label: string, values: readonly T[], words: Readonly<Record<T, string>>, chosen: T): HTMLElement {
  return element('label', {}, label, element('select', { name }, ...values.map((value) => element('option', { value, selected: value === chosen }, words[value]))))
}

function field(name: string, label: string, input: HTMLInputElement, help: string): HTMLElement {
  input.name = name
  return element('div', {}, element('label', {}, label, input), element('p', { id: `${name}-help`, class: 'soft' }, help))
}

/** The address is checked, and the browser asked to let the extension into it, before anything is kept. */
async function save(event: Event): Promise<void> {
  event.preventDefault()
  const values = new FormData(form)
  const service = serviceAddress(String(values.get('service')).trim())
  serviceProblem.textContent = service === null ? texts.badService : ''
  if (service === null) return
  saved.textContent = ''
  // With this permission requests do not name the extension. Without it they still work.
  if (service !== '') await api.permissions.request({ origins: [originOf(service)] }).catch(() => false)
  const chosen: Settings = readSettings({ ...Object.fromEntries(values), service, updateEngines: values.get('updateEngines') !== null })
  await saveRules(rules.value)
  await saveSettings(chosen)
  await ask('applySettings', null)
  if (chosen.language !== settings.language) return location.reload()
  saved.textContent = texts.saved
  showLists(await ask('lists', null))
}

/** As a match pattern, which has no ports. */
function originOf(service: string): string {
  const { protocol, hostname } = new URL(service)
  return `${protocol}//${hostname}/*`
}

function showLists({ listed, allowed, updated, failures }: ListsState): void {
  const have = listed === null || allowed === null || updated === null ? texts.noLists : texts.lists(listed, allowed, new Date(updated).toLocaleString(locale))
  lists.textContent = failures > 0 ? `${texts.listsFailed} ${have}` : have
}

function showProblems(): void {
  const found = readRules(rules.value).problems.slice(0, MAX_PROBLEMS)
  problems.replaceChildren(...found.map(({ line, message }) => element('li', {}, texts.ruleProblem(line, message))))
}

/** Adds the lines of a file that are not there yet. */
async function importFile(event: Event): Promise<void> {
  const input = event.target as HTMLInputElement
  const file = input.files?.[0]
  if (file === undefined) return
  if (file.size > MAX_FILE_BYTES) {
    saved.textContent = texts.tooLarge
    return
  }
  const before = rules.value.split(/\r?\n/).filter((line) => line !== '')
  const known = new Set(before)
  const added = withoutFrontMatter((await file.text()).split(/\r?\n/)).filter((line) => line.trim() !== '' && !known.has(line))
  rules.value = `${[...before, ...added].join('\n')}\n`
  input.value = ''
  await saveRules(rules.value)
  showProblems()
  saved.textContent = texts.imported(readRules(added.join('\n')).rules.length)
}

function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  if (lines[0]?.trimEnd() !== '---') return lines
  return lines.slice(lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---') + 1)
}

function exportFile(): void {
  const url = URL.createObjectURL(new Blob([`---\nname: Nostrum\n---\n${rules.value}`], { type: 'text/plain' }))
  element('a', { href: url, download: 'nostrum-rules.txt' }).click()
  URL.revokeObjectURL(url)
}
