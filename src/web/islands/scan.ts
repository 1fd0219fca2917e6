/** Follows a running scan: each event asks for the page anew, and its parts take the place of the old ones. So numbers are written in one place, the server. */
import { ask, showTrouble } from './messages.ts'
import { useToken } from './token.ts'

const PAUSE_MILLISECONDS = 1500
const events = document.getElementById('scan')?.dataset['events'] ?? ''

if (events !== '') {
  const source = new EventSource(events)
  let last = 0
  let isBusy = false
  source.addEventListener('progress', () => {
    if (!isBusy && performance.now() - last > PAUSE_MILLISECONDS) void renew()
  })
  source.addEventListener('done', () => {
    source.close()
    void renew()
  })

  async function renew(): Promise<void> {
    isBusy = true
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      for (const id of ['state', 'scan', 'results']) {
        const [old, fresh] = [document.getElementById(id), page.getElementById(id)]
        // Nobody loses the link that they are about to follow.
        if (old !== null && fresh !== null && !old.contains(document.activeElement)) old.replaceWith(fresh)
      }
    } catch {
      // The next event tries again.
    } finally {
      isBusy = false
      last = performance.now()
    }
  }
}

const stop = document.getElementById('stop') as HTMLFormElement | null
if (stop !== null) {
  stop.hidden = false
  const token = useToken(stop.querySelector('#token') as HTMLInputElement)
  stop.addEventListener('submit', async (event) => {
    event.preventDefault()
    try {
      await ask(stop.dataset['scan'] ?? '', { method: 'DELETE', headers: token.headers() })
      const said = stop.querySelector<HTMLElement>('[data-done]') as HTMLElement
      said.textContent = said.dataset['done'] ?? ''
      stop.querySelector('.row')?.remove()
    } catch (cause) {
      showTrouble(document.getElementById('trouble') as HTMLElement, cause)
    }
  })
}
