import type { Verdict } from '../verdict/types.ts'
import type { Standing, Voices } from './pages.ts'

/** Columns that every query of pages, sites and families adds. `target` is an SQL expression. */
export function voiceColumns(target: string): string {
  return `(SELECT group_concat(DISTINCT f.label) FROM feedback f WHERE f.target = ${target} AND f.state = 'open' AND f.reporter <> 'anonymous') AS voices,
  EXISTS (SELECT 1 FROM appeals a WHERE a.target = ${target} AND a.state = 'open') AS appealed,
  (SELECT json_array(d.label, d.reason, d.created) FROM decisions d WHERE d.target = ${target} AND d.force = 1 ORDER BY d.id DESC LIMIT 1) AS decision`
}

export interface VoiceRow {
  /** Labels of open reports by people with a name, separated by commas. */
  readonly voices: string | null
  readonly appealed: number
  readonly decision: string | null
}

/** A voice that is open contradicts a verdict when it says the opposite; "unsure" cannot be contradicted. */
export function readVoices({ voices, appealed, decision }: VoiceRow, verdict: Verdict['verdict'] | null): Voices {
  const labels = voices === null ? [] : voices.split(',')
  const contradicted = labels.some((label) => (verdict === 'spam' && label !== 'spam') || (verdict === 'ham' && label === 'spam'))
  return { disputed: contradicted || appealed === 1, standing: readStanding(decision) }
}

function readStanding(decision: string | null): Standing | null {
  if (decision === null) return null
  const [label, reason, at] = JSON.parse(decision) as [Standing['label'] | 'none', string, string]
  return label === 'none' ? null : { label, reason, at }
}
