/** Pages that are alike but for their slots must stand on one side of a split, or the examination is of what was learnt by heart. */
import { readPage } from '../analyse.ts'
import { ALIKE, fingerprint, fingerprintBytes, similarity } from '../site/fingerprint.ts'
import { inputOf, type Sample } from '../training/corpus.ts'

/** The pages that have no near-duplicate, under the mask, among others; pages too short for a fingerprint stay. */
export function withoutNearDuplicates(pages: readonly Sample[], others: readonly Sample[]): Sample[] {
  const known = others.map(bytesOf).filter((bytes) => bytes !== null)
  return pages.filter((page) => {
    const bytes = bytesOf(page)
    return bytes === null || !known.some((other) => similarity(bytes, other) >= ALIKE)
  })
}

function bytesOf(sample: Sample): Uint8Array | null {
  const text = fingerprint(readPage(inputOf(sample)))
  return text === null ? null : fingerprintBytes(text)
}
