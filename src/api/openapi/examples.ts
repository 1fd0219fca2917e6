/** Example bodies of the document, written for it; test/api/openapi.test.ts holds their shape against real answers. */

const MODEL = { version: 'v1', schema: '0f3a9c1e5b7d2468', sha256: '6b1f0d0a3c5e7f92846d1b3a5c7e9f0214365879a0b1c2d3e4f5061728394a5b' }

export const QUESTION = {
  text: 'Clinics in Anytown\nStem cell prices in Anytown\nStem cell prices in Othertown\nStem cell prices in Thirdtown',
  url: 'https://clinic.example/anytown',
}

export const VERDICT = {
  verdict: 'spam',
  likelihood: 0.987,
  score: 4.33,
  bias: -2.1,
  reading: 'page',
  passage: null,
  thresholds: { spam: 2.9, ham: -0.4 },
  prior: 0.5,
  kinds: [{ kind: 'doorway', strength: 0.8 }],
  reasons: [
    {
      signal: 'city-rotated-links',
      group: 'slots',
      points: 6.43,
      strength: 0.9,
      title: 'The same link repeated with other cities',
      evidence: [{ start: 19, end: 46, quote: 'Stem cell prices in Anytown' }],
    },
  ],
  notes: [],
  claims: [
    {
      start: 0,
      end: 18,
      quote: 'Clinics in Anytown',
      kind: 'ranking',
      stance: 'asserted',
      support: 'none',
      subject: { treatment: 'stem cell' },
      because: null,
      rules: ['US-FTC-HPCG-EVIDENCE'],
      statuses: [],
    },
  ],
  restored: [],
  substances: [],
  language: { tag: 'en', confidence: 0.98 },
  model: MODEL,
  input: { format: 'text', chars: 108, truncated: false },
  abstained: null,
}

export const STORED = {
  id: '5f0c7d3e-8a41-4b6e-9d2f-1c3b5a7e9f01',
  url: 'https://clinic.example/anytown',
  sha256: '9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab',
  created: '2026-01-31T09:00:00.000Z',
}

const { restored: _restored, substances: _substances, ...KEPT } = VERDICT

export const KEPT_VERDICT = {
  ...KEPT,
  claims: VERDICT.claims.map(({ start, end, kind, stance, support, rules }) => ({ start, end, kind, stance, support, rules })),
  reasons: VERDICT.reasons.map((reason) => ({ ...reason, evidence: reason.evidence.map(({ start, end }) => ({ start, end })) })),
  stored: STORED,
}

export const PROBLEM = {
  type: '/problems/invalid-fields',
  title: 'Some fields cannot be used',
  status: 422,
  detail: 'One field cannot be used; see errors.',
  errors: [{ pointer: '#/langauge', detail: 'is not a field; did you mean "language"?' }],
  instance: '/v1/score',
  request_id: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
}

export const BATCH_QUESTION = `{"id":1,"text":"Clinics in Anytown …"}
{"id":2,"html":"<title>Clinics in Othertown</title> …","url":"https://clinic.example/othertown"}
`

const lineProblem = {
  type: '/problems/malformed-json',
  title: 'The JSON cannot be read',
  status: 400,
  detail: 'The body is not JSON. Check quotes, commas and that nothing is cut off.',
  line: 2,
}

export const BATCH_ANSWER = `${JSON.stringify({ id: 1, ...VERDICT })}
${JSON.stringify({ problem: lineProblem })}
`

const signal = {
  id: 'city-rotated-links',
  title: 'The same link repeated with other cities',
  group: 'slots',
  points: 'spam',
  languages: null,
  status: 'stable',
  version: 1,
  kinds: ['doorway', 'link-farm'],
}

export const SIGNALS = { signals: [signal] }
export const SIGNAL = {
  ...signal,
  docs: '## What it looks for\n…',
  examples: { fires: ['Clinics\n- ⟦Best clinics in Tulsa⟧\n- ⟦Best clinics in Boston⟧'], silent: ['Our branches\n- Boston\n- Tulsa'] },
}
export const RULES = {
  rules: [
    {
      id: 'CN-AD-16-1-2',
      country: 'CN',
      source: '中华人民共和国广告法 (Advertising Law)',
      article: 'art. 16(1)(2)',
      date: '2021-04-29',
      advert: 'medical',
      kinds: ['cure-rate'],
      forbids: 'cure rates and effective rates',
      cite: 'of a kind that art. 16(1)(2), 中华人民共和国广告法 (Advertising Law), forbids in a medical advert: cure rates and effective rates',
      verified: true,
      guidance: false,
    },
  ],
  statuses: [
    {
      id: 'US-STATUS-EXOSOMES',
      country: 'US',
      says: 'not approved for this use in the United States: there is no approved exosome product',
      source: 'FDA consumer alert on regenerative medicine products',
      date: '2020-07-22',
      verified: true,
    },
  ],
}
export const ENGINES = {
  version: 1,
  engines: [
    {
      id: 'bing',
      name: 'Bing',
      pages: ['https://www.bing.com/search*'],
      results: [{ root: '#b_results > li.b_algo', link: 'h2 a[href]' }],
      redirects: [{ at: '*.bing.com/ck/a', parameters: ['u'], base64From: 2 }],
    },
  ],
}
export const MODEL_INFO = { ...MODEL, trained: '2026-01-31', languages: ['en', 'zh'], thresholds: VERDICT.thresholds, prior: 0.5 }
export const VERSION = { name: 'nostrum', version: '0.1.0', model: MODEL }
export const LIVE = { status: 'ok' }
export const READY = { status: 'ok', model: 'v1', store: true }
export const METRICS = '# HELP nostrum_checks_total Pages judged.\n# TYPE nostrum_checks_total counter\nnostrum_checks_total{verdict="ham",lang="en",source="api"} 3\n'
