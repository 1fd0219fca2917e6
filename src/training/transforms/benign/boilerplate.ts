/** B5: the frame of a site around the page: menu, cookie notice, footer. Text pages are wrapped in HTML first, since a frame is markup. */
import { boilerplateFor } from '../data/boilerplate.ts'
import { baseOf } from '../honest.ts'
import { asHtml } from '../markup.ts'
import { type Transform, withContent } from '../transform.ts'

/** `amount`: 1 a cookie notice; 2 also menu and footer; 3 also a second menu, sharing and newsletter lines. */
export const boilerplate: Transform = {
  id: 'B5',
  title: 'menu, cookie notice, footer added',
  amounts: { low: 1, mid: 2, high: 3 },
  allowed: { mid: 0.2 },
  apply(page, amount) {
    const { menu, cookies, footer, newsletter } = boilerplateFor(baseOf(page.lang))
    const links = (texts: readonly string[]) => `<ul>${texts.map((text, i) => `<li><a href="/${i + 1}">${text}</a></li>`).join('')}</ul>`
    const [notice = '', ...buttons] = cookies
    const before = `<div class="cookies"><p>${notice}</p>${buttons.map((text) => `<button>${text}</button>`).join('')}</div>${amount > 1 ? `<nav>${links(menu)}</nav>` : ''}`
    const after = `${amount > 2 ? `<div class="tools">${links(newsletter)}</div><nav>${links(menu)}</nav>` : ''}${amount > 1 ? `<footer>${links(footer)}</footer>` : ''}`
    const html = asHtml(page)
    const content = html.content.replace(/<body[^>]{0,300}>|$/iu, (found) => `${found}\n${before}\n`)
    return withContent(html, content.includes('</body>') ? content.replace('</body>', () => `${after}\n</body>`) : `${content}\n${after}`)
  },
}
