/** Where results go, line by line: a file that can be cut back to a position and gone on with, or standard output. */
import { type FileHandle, open } from 'node:fs/promises'

export interface Output {
  /** Bytes written, counted from the beginning of the file. */
  readonly position: number
  /** Goes on from a position; what a stopped scan wrote beyond it is cut off. @throws Error when the file is shorter than that */
  open(position: number): Promise<void>
  write(bytes: Uint8Array): Promise<void>
  /** Returns when all that was written is on disk. */
  sync(): Promise<void>
  close(): Promise<void>
}

export function fileOutput(path: string): Output {
  let file: FileHandle | undefined
  let position = 0
  return {
    get position() {
      return position
    },
    async open(from) {
      file = await open(path, from === 0 ? 'w' : 'r+')
      const { size } = await file.stat()
      if (size < from) throw new Error(`${path} has ${size} bytes, but the scan had written ${from}. It was changed since; start anew with --force.`)
      await file.truncate(from)
      position = from
    },
    async write(bytes) {
      const opened = file as FileHandle
      for (let at = 0; at < bytes.length; ) at += (await opened.write(bytes, at, bytes.length - at, position + at)).bytesWritten
      position += bytes.length
    },
    async sync() {
      await file?.datasync()
    },
    async close() {
      await file?.close()
      file = undefined
    },
  }
}

/** Standard output; waits for a reader that is slower. */
export function streamOutput(stream: NodeJS.WritableStream): Output {
  let position = 0
  return {
    get position() {
      return position
    },
    async open() {},
    async write(bytes) {
      position += bytes.length
      if (!stream.write(bytes)) await new Promise((resolve) => stream.once('drain', resolve))
    },
    async sync() {},
    async close() {},
  }
}
