/** What scripts say when something does not work. The sentences are in the page, in the reader's language; a script chooses one. */

/** A request that brought no answer that can be used. */
export class Trouble extends Error {
  readonly problem: string
  readonly wait: string
  readonly detail: string

  /** @param problem the last part of the problem's type, or `unreachable` */
  constructor(problem: string, wait = '', detail = '') {
    super(problem)
    this.problem = problem
    this.wait = wait
    this.detail = detail
  }
}

interface ProblemBody {
  readonly type?: string
  readonly errors?: readonly { readonly pointer?: string; readonly parameter?: string; readonly detail: string }[]
}

/** Asks the service. @throws Trouble when it cannot be reached or refuses */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch {
    throw new Trouble('unreachable')
  }
  if (response.ok || response.headers.get('Content-Type')?.includes('text/html')) return response
  const body = (await response.json().catch(() => ({}))) as ProblemBody
  const detail = (body.errors ?? []).map((each) => `${each.pointer ?? each.parameter ?? ''} ${each.detail}`).join('; ')
  throw new Trouble(body.type?.split('/').at(-1) ?? 'other', response.headers.get('Retry-After') ?? '', detail)
}

/** Puts the sentence for a trouble into an element and moves the reader there. */
export function showTrouble(place: Element, cause: unknown): void {
  const { problem, wait, detail } = cause instanceof Trouble ? cause : new Trouble('other')
  const box = template('messages').querySelector<HTMLElement>('.alert') as HTMLElement
  const sentences = [...box.querySelectorAll<HTMLElement>('[data-case]')]
  const chosen = sentences.find((each) => each.dataset['case'] === problem) ?? sentences.at(-1)
  for (const each of sentences) if (each !== chosen) each.remove()
  if (chosen !== undefined) chosen.textContent = (chosen.textContent ?? '').replace('{wait}', wait || '60')
  const more = box.querySelector('[data-detail]')
  if (more !== null) more.textContent = detail
  place.replaceChildren(box)
  box.focus()
}

/** A fresh copy of what a template holds. */
export function template(id: string): DocumentFragment {
  return (document.getElementById(id) as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment
}
