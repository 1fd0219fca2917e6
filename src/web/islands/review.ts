/** Fills the queue of the reviewers from /v1/feedback and sends decisions. All words of strangers go in as text, never as markup. */
import { ask, showTrouble, template } from './messages.ts'
import { useToken } from './token.ts'

interface Voice {
  readonly reporter: string
  readonly label: string
  readonly reason: string
  readonly content: string | null
  readonly agreed: number
  readonly decided: number
}

interface Case {
  readonly target: string
  readonly verdict: string | null
  readonly standing: { readonly label: string; readonly reason: string; readonly at: string } | null
  readonly voices: readonly Voice[]
  readonly appeals: readonly { readonly reason: string; readonly contact: string | null }[]
  readonly agreed: string | null
}

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T
const names = template('names')
const list = find<HTMLOListElement>('cases')
const more = find<HTMLButtonElement>('more')
const trouble = find('trouble')
const token = useToken(find<HTMLInputElement>('token'))
let cursor: string | null = null

find<HTMLFormElement>('enter').addEventListener('submit', (event) => {
  event.preventDefault()
  list.replaceChildren()
  cursor = null
  void load()
})
more.addEventListener('click', () => void load())
if (find<HTMLInputElement>('token').value !== '') void load()

async function load(): Promise<void> {
  trouble.replaceChildren()
  try {
    const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`
    const { cases, next_cursor } = (await (await ask(`/v1/feedback${query}`, { headers: token.headers() })).json()) as { cases: Case[]; next_cursor: string | null }
    cursor = next_cursor
    more.hidden = cursor === null
    for (const each of cases) list.append(renderCase(each))
    find('empty').hidden = list.childElementCount > 0
  } catch (cause) {
    showTrouble(trouble, cause)
  }
}

function renderCase({ target, verdict, standing, voices, appeals, agreed }: Case): DocumentFragment {
  const shown = template('case')
  const item = shown.querySelector('li') as HTMLElement
  fill(item, 'target', target.slice(target.indexOf(':') + 1))
  if (verdict !== null) slot(item, 'verdict').replaceChildren(badge(verdict))
  part(item, 'standing', standing === null ? null : `${nameOf(standing.label)}: ${standing.reason} (${standing.at.slice(0, 10)})`)
  part(item, 'agreed', agreed === null ? null : nameOf(agreed))
  keepList(item, 'voices', voices.map(renderVoice))
  keepList(item, 'appeals', appeals.map(renderAppeal))
  const form = item.querySelector('form') as HTMLFormElement
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void decide(item, form, target)
  })
  return shown
}

function renderVoice({ reporter, label, reason, content, agreed, decided }: Voice): DocumentFragment {
  const shown = template('voice')
  const item = shown.querySelector('li') as HTMLElement
  fill(item, 'label', nameOf(label))
  fill(item, 'reporter', reporter)
  fill(item, 'weight', `${agreed}/${decided}`)
  part(item, 'reason', reason === '' ? null : reason)
  const button = item.querySelector<HTMLButtonElement>('[data-part=content]') as HTMLButtonElement
  if (content === null) button.remove()
  else
    button.addEventListener('click', async () => {
      const place = slot(item, 'content')
      try {
        place.textContent = await (await ask(`/v1/feedback/contents/${content}`, { headers: token.headers() })).text()
        place.hidden = false
        place.focus()
      } catch (cause) {
        showTrouble(trouble, cause)
      }
    })
  return shown
}

function renderAppeal({ reason, contact }: Case['appeals'][number]): DocumentFragment {
  const shown = template('appeal')
  const item = shown.querySelector('li') as HTMLElement
  fill(item, 'reason', reason)
  part(item, 'contact', contact)
  return shown
}

async function decide(item: HTMLElement, form: HTMLFormElement, target: string): Promise<void> {
  const fields = new FormData(form)
  const body = JSON.stringify({ ...aboutOf(target), label: fields.get('label'), reason: fields.get('reason') })
  try {
    const answer = await ask('/v1/decisions', { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...token.headers() } })
    const { force } = (await answer.json()) as { force: boolean }
    form.remove()
    item.classList.add('settled')
    const outcome = slot(item, 'outcome')
    outcome.textContent = nameOf(force ? 'saved' : 'second')
  } catch (cause) {
    showTrouble(trouble, cause)
  }
}

/** The field of a decision that names a target. */
function aboutOf(target: string): Record<string, string> {
  const colon = target.indexOf(':')
  const [kind, name] = [target.slice(0, colon), target.slice(colon + 1)]
  return { [{ page: 'url', content: 'sha256' }[kind] ?? kind]: name }
}

function nameOf(name: string): string {
  return names.querySelector(`[data-name="${CSS.escape(name)}"]`)?.textContent ?? name
}

function badge(verdict: string): Node {
  return names.querySelector(`[data-badge="${CSS.escape(verdict)}"]`)?.cloneNode(true) ?? document.createTextNode(verdict)
}

function slot(item: HTMLElement, name: string): HTMLElement {
  return item.querySelector<HTMLElement>(`[data-slot=${name}]`) as HTMLElement
}

/** Text of a stranger: characters that turn the direction of writing are named, not obeyed. */
function fill(item: HTMLElement, name: string, text: string): void {
  slot(item, name).textContent = text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (each) => `[U+${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
}

/** Fills a part, or takes it away when there is nothing to say. */
function part(item: HTMLElement, name: string, text: string | null): void {
  if (text === null) item.querySelector(`[data-part=${name}]`)?.remove()
  else fill(item, name, text)
}

function keepList(item: HTMLElement, name: string, items: readonly DocumentFragment[]): void {
  if (items.length === 0) item.querySelector(`[data-part=${name}]`)?.remove()
  else item.querySelector(`[data-list=${name}]`)?.append(...items)
}
