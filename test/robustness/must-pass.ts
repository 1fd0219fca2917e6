/**
 * Honest pages of `samples/` that must never be called spam, read and chosen by hand: each is where a detector that has learnt topics, prices,
 * questions or quoted claims goes wrong. A page leaves the list only when it leaves the samples.
 */
export const MUST_PASS: Readonly<Record<string, readonly string[]>> = {
  /** Warnings, decisions and registers of authorities, which quote the advertisements that they punish. */
  'regulators and consumer bodies': [
    'a1-zh-cell-047',
    'a3-en-063',
    'a6-056',
    'w1-01-05',
    'w1-27-07',
    'w2-28-02',
    'w3-05-06',
    'w3-07-06',
    'w5-01-02',
    'w5-06-01',
    'w5-15-09',
    'w5-20-13',
  ],
  /** Refutations whose headlines are the claims, and reports on how the trade works. */
  'debunks and investigations': ['a1-zh-cell-056', 'a6-013', 'w2-05-04', 'w3-05-04', 'w3-22-01', 'w3-22-04', 'w4-10-06', 'w5-01-09', 'w5-04-07', 'w5-17-07'],
  /** Hospitals explaining stem cells, skin, hair, joints and cancer, often as questions and answers. */
  'hospital education': ['a4-zh-hant-075', 'a5-ar-052', 'a6-049', 'b1-zh-long-006', 'b1-zh-long-007', 'w1-18-01', 'w3-07-11', 'w5-01-05', 'w5-07-02', 'w5-11-02', 'w5-14-10'],
  /** Price lists, clinic hours, recruitment for trials, "free" and "do not queue". */
  'hospital notices': ['a3-en-091', 'a5-de-035', 'a5-vi-017', 'w1-04-03', 'w1-06-01', 'w2-13-12', 'w4-02-04', 'w5-08-05', 'w5-08-11', 'w5-14-02'],
  /** Doctors answering what spam pretends to answer: where to go, what it costs, whether it cures. */
  'doctors answering patients': ['a2-zh-clinics-040', 'a3-en-071', 'a3-en-073', 'a5-es-005', 'a6-004', 'w1-01-02', 'w2-01-02'],
  /** Patients and parents, with prices, clinics, anger and exclamation marks. */
  'patient posts': [
    'a1-zh-cell-066',
    'a2-zh-clinics-083',
    'a3-en-078',
    'a3-en-079',
    'w1-01-03',
    'w1-01-08',
    'w1-04-02',
    'w1-22-04',
    'w2-29-04',
    'w3-03-04',
    'w5-01-07',
    'w5-02-03',
    'w5-06-08',
  ],
  /** Reference works, guidelines, journals, charities and notice boards on the same topics. */
  'reference and community': ['a5-es-004', 'a6-014', 'a6-054', 'a6-064', 'a6-067', 'b3-en-050', 'w1-01-10', 'w1-18-03', 'w1-26-02', 'w2-10-06', 'w3-03-08', 'w3-09-08', 'w3-24-05'],
}
