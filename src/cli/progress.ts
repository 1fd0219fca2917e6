/** A progress line on stderr with count, share, rate and time left; nothing when stderr is no terminal or talk is off. */
export function progressLine(quiet = false): (done: number, total: number, stage: string) => void {
  const isShown = process.stderr.isTTY === true && !quiet
  let stageStart = performance.now()
  let current = ''
  let shown = 0
  return (done, total, stage) => {
    if (!isShown) return
    const now = performance.now()
    if (stage !== current) {
      current = stage
      stageStart = now
    }
    if (done < total && now - shown < 100) return
    shown = now
    const seconds = (now - stageStart) / 1000
    const rate = seconds > 0 ? done / seconds : 0
    const width = 24
    const filled = total > 0 ? Math.round((done / total) * width) : 0
    const left = rate > 0 ? ` ${((total - done) / rate).toFixed(0)} s left` : ''
    process.stderr.write(`\r\u001b[K${stage} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total} ${rate.toFixed(0)}/s${left}${done >= total ? '\n' : ''}`)
  }
}
