/** Runs in result pages: finds results, asks the background about them, and marks them. Nothing of the page is kept, and no address leaves the device. */
import { ask, type Marked, type SetUp } from '../messages.ts'
import { isAgainst, markOf } from '../standing.ts'
import { TEXTS } from '../texts.ts'
import { element } from '../ui/dom.ts'
import { createMark } from './mark.ts'
import { type Found, findResults } from './results.ts'

/** Engines add results in many small steps; so long after the first one they are looked at together. */
const PAUSE_MILLISECONDS = 150
const SHADE = 'color-mix(in srgb, #a52a1e 14%, transparent)'

void start()

async function start(): Promise<void> {
  const setUp = await ask('setUp', { url: location.href })
  if (setUp === null) return
  const marker = new Marker(setUp)
  await marker.run()
  let isWaiting = false
  new MutationObserver(() => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      void marker.run()
    }, PAUSE_MILLISECONDS)
  }).observe(document.body, { childList: true, subtree: true })
}

interface Shown {
  readonly found: Found
  readonly mark: HTMLElement | null
  /** Puts the result back as it was. */
  readonly undo: () => void
}

class Marker {
  readonly #setUp: SetUp
  readonly #seen = new WeakSet<Element>()
  readonly #hidden = new Set<HTMLElement>()
  #shown: Shown[] = []
  #notice: HTMLElement | null = null

  constructor(setUp: SetUp) {
    this.#setUp = setUp
  }

  /** Marks results that are new. */
  async run(): Promise<void> {
    const found = findResults(this.#setUp.engine, location.href, this.#seen)
    if (found.length > 0) await this.#mark(found)
  }

  /** Marks all of them anew, because a rule of the reader changed. */
  async #renew(): Promise<void> {
    const found = this.#shown.filter(({ found }) => found.link.isConnected).map(({ found }) => found)
    for (const { mark, undo } of this.#shown) {
      mark?.remove()
      undo()
    }
    this.#shown = []
    await this.#mark(found)
  }

  async #mark(found: readonly Found[]): Promise<void> {
    const marked = await ask('lookUp', { pages: found.map(({ url, title }) => ({ url, title })) })
    found.forEach((each, i) => {
      const standing = marked[i]
      if (standing !== undefined) this.#shown.push(this.#show(each, standing))
    })
    this.#tellHidden()
  }

  #show(found: Found, standing: Marked): Shown {
    const kind = markOf(standing)
    if (kind === null) return { found, mark: null, undo: () => {} }
    const { locale, effect } = this.#setUp
    const mark = createMark(kind, standing, locale, () => void this.#renew())
    found.link.before(mark)
    return { found, mark, undo: isAgainst(kind) && effect !== 'mark' ? this.#apply(effect, found.root) : () => {} }
  }

  #apply(effect: 'highlight' | 'hide', root: HTMLElement): () => void {
    if (effect === 'highlight') {
      const before = root.style.backgroundColor
      root.style.backgroundColor = SHADE
      return () => {
        root.style.backgroundColor = before
      }
    }
    const before = root.style.display
    root.style.setProperty('display', 'none', 'important')
    this.#hidden.add(root)
    return () => {
      root.style.display = before
      this.#hidden.delete(root)
    }
  }

  /** A line above the first hidden result that says how many there are: an entry that nobody can see is never put right. */
  #tellHidden(): void {
    this.#notice?.remove()
    this.#notice = null
    const [first] = this.#hidden
    if (first === undefined) return
    const texts = TEXTS[this.#setUp.locale]
    const show = element('button', { type: 'button' }, texts.show)
    this.#notice = element(
      'div',
      { 'data-nostrum': 'hidden', role: 'status', style: 'font: 13px/1.6 system-ui, sans-serif; margin: 8px 0' },
      `${texts.hidden(this.#hidden.size)} `,
      show,
    )
    show.addEventListener('click', () => {
      for (const { found, undo } of this.#shown) if (this.#hidden.has(found.root)) undo()
      this.#tellHidden()
    })
    first.before(this.#notice)
  }
}
