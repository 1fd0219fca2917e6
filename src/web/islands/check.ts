/** Judges without leaving the page, says what went wrong without losing what was pasted, and ties evidence and reasons together. */
import { ask, showTrouble } from './messages.ts'

const form = document.getElementById('check') as HTMLFormElement
const result = document.getElementById('result') as HTMLElement
const working = form.querySelector<HTMLElement>('[data-working]') as HTMLElement
const button = form.querySelector('button') as HTMLButtonElement

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  if (button.disabled) return
  button.disabled = true
  working.textContent = working.dataset['working'] ?? ''
  form.classList.add('busy')
  try {
    const answer = await ask('/', { method: 'POST', body: new FormData(form), headers: { Accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const [own, other] = [page.getElementById('result'), page.querySelector('[role=alert]')]
    result.replaceChildren(...((own?.children.length ?? 0) > 0 ? (own as HTMLElement).children : other === null ? [] : [other]))
    const head = result.querySelector<HTMLElement>('#verdict')
    head?.focus({ preventScroll: true })
    head?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', block: 'start' })
  } catch (cause) {
    showTrouble(result, cause)
  } finally {
    button.disabled = false
    working.textContent = ''
    form.classList.remove('busy')
  }
})

/** Lights the reasons of a mark, and all marks of a reason, while either is pointed at or has the focus. */
function light(event: Event): void {
  const at = event.target as Element
  const numbers = (at.closest<HTMLElement>('mark')?.dataset['reasons'] ?? at.closest<HTMLElement>('[data-reason]')?.dataset['reason'] ?? '').split(' ').filter(Boolean)
  for (const lit of result.querySelectorAll('.lit')) lit.classList.remove('lit')
  for (const number of numbers) for (const each of result.querySelectorAll(`mark[data-reasons~="${number}"], [data-reason="${number}"]`)) each.classList.add('lit')
}
result.addEventListener('mouseover', light)
result.addEventListener('focusin', light)
result.addEventListener('mouseleave', light)
