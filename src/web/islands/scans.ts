/** Starts a scan with the reader's token and goes to its page; remembers in this tab which were started. */
import { ask, showTrouble } from './messages.ts'
import { useToken } from './token.ts'

const KEY = 'nostrum-scans'
const MAX_KEPT = 20

interface Kept {
  readonly id: string
  readonly name: string
}

const form = document.getElementById('start') as HTMLFormElement | null
showKept()

if (form !== null) {
  const token = useToken(form.querySelector('#token') as HTMLInputElement)
  const trouble = document.getElementById('trouble') as HTMLElement
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const fields = new FormData(form)
    const addresses = String(fields.get('addresses')).split(/\s+/).filter(Boolean)
    const order = { [String(fields.get('what'))]: addresses, scope: fields.get('scope'), max_pages: Number(fields.get('max_pages')) }
    try {
      const answer = await ask('/v1/scans', { method: 'POST', body: JSON.stringify(order), headers: { 'Content-Type': 'application/json', ...token.headers() } })
      const { id } = (await answer.json()) as { id: string }
      keep({ id, name: addresses[0] ?? id })
      location.assign((form.dataset['to'] ?? '').replace('ID', id))
    } catch (cause) {
      showTrouble(trouble, cause)
    }
  })
}

function kept(): Kept[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Kept[]
  } catch {
    return []
  }
}

function keep(scan: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify([scan, ...kept()].slice(0, MAX_KEPT)))
  } catch {
    // Its address is in the history of the browser.
  }
}

function showKept(): void {
  const place = document.getElementById('yours') as HTMLElement
  for (const { id, name } of kept()) {
    const link = document.createElement('a')
    link.href = (place.dataset['to'] ?? '').replace('ID', id)
    link.textContent = name
    const item = document.createElement('li')
    item.append(link)
    place.querySelector('ul')?.append(item)
    place.hidden = false
  }
}
