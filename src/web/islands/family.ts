/** Shows a family's grid for the host and day chosen, at once. Each cell carries its pages as `host,day,pages` triples. */
const STEPS = [1, 2, 4, 8, 16]
const tools = document.getElementById('grid-tools') as HTMLFormElement | null

if (tools !== null) {
  const [hosts, until] = [tools.elements.namedItem('host'), tools.elements.namedItem('until')] as [HTMLSelectElement, HTMLSelectElement]
  const shown = document.getElementById('grid-shown') as HTMLOutputElement
  const days = (tools.dataset['days'] ?? '').split(' ')
  const cells = [...document.querySelectorAll<HTMLElement>('#grid td[data-cells]')].map((cell) => ({
    cell,
    parts: (cell.dataset['cells'] ?? '').split(' ').map((part) => part.split(',').map(Number) as [host: number, day: number, pages: number]),
  }))

  // A slider is quicker than a list of days; the list stays for the form.
  const slider = document.createElement('input')
  slider.type = 'range'
  slider.max = String(days.length - 1)
  slider.value = String(days.indexOf(until.value))
  slider.setAttribute('aria-label', until.labels[0]?.textContent?.split('\n')[0]?.trim() ?? '')
  if (days.length > 1) until.after(slider)
  tools.querySelector('button')?.remove()

  const draw = () => {
    const last = days.indexOf(until.value)
    const host = hosts.value === '' ? null : Number(hosts.selectedOptions[0]?.dataset['number'])
    let total = 0
    for (const { cell, parts } of cells) {
      const pages = parts.reduce((sum, [at, day, count]) => (day <= last && (host === null || at === host) ? sum + count : sum), 0)
      total += pages
      cell.textContent = pages === 0 ? '' : String(pages)
      cell.className = `l${STEPS.filter((step) => pages >= step).length}`
    }
    shown.textContent = String(total)
  }
  slider.addEventListener('input', () => {
    until.value = days[Number(slider.value)] ?? ''
    draw()
  })
  until.addEventListener('change', () => {
    slider.value = String(days.indexOf(until.value))
    draw()
  })
  hosts.addEventListener('change', draw)
  tools.addEventListener('submit', (event) => event.preventDefault())
  draw()
}
