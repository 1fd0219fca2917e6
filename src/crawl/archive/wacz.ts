/**
 * WACZ: a zip with WARC files in it, stored as they are so that they can be read in place. The zip's directory is read by yauzl, which holds none of the
 * content; the archives are then stretches of the zip file like any other.
 */
import { basename } from 'node:path'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { ArchiveInput } from './inputs.ts'

const STORED = 0
const ARCHIVE = /^archive\/[^/]{1,300}\.warc(?:\.gz)?$/

/** The archives of a WACZ. A zip that cannot be read is one input that says so. */
export function listWacz(path: string): Promise<readonly ArchiveInput[]> {
  const name = basename(path)
  return new Promise((resolve) => {
    const inputs: ArchiveInput[] = []
    const fail = (error: Error) => resolve([...inputs, { kind: 'unreadable', name, detail: `not a whole zip file (${error.message.slice(0, 100)})` }])
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error !== null) return fail(error)
      zip.on('error', fail)
      zip.on('end', () => {
        zip.close()
        resolve(inputs.length > 0 ? inputs : [{ kind: 'unreadable', name, detail: 'there is no archive/*.warc or archive/*.warc.gz in it' }])
      })
      zip.on('entry', (entry: Entry) => {
        const isDone = ARCHIVE.test(entry.fileName) ? locate(zip, entry, path, name) : Promise.resolve(null)
        isDone.then((input) => {
          if (input !== null) inputs.push(input)
          zip.readEntry()
        }, fail)
      })
      zip.readEntry()
    })
  })
}

function locate(zip: ZipFile, entry: Entry, path: string, name: string): Promise<ArchiveInput> {
  const full = `${name}/${entry.fileName}`
  if (entry.compressionMethod !== STORED)
    return Promise.resolve({ kind: 'unreadable', name: full, detail: 'compressed inside the zip, against the WACZ specification; unzip it and scan archive/' })
  return new Promise((resolve, reject) => {
    zip.readLocalFileHeader(entry, (error, header) => {
      if (error !== null) return reject(error)
      const place = { path, start: header.fileDataStart, size: entry.compressedSize, name: full }
      resolve({ kind: 'stretches', format: entry.fileName.endsWith('.gz') ? 'packed-warc' : 'warc', place })
    })
  })
}
