import { HEADER, WEIGHTS } from './model.generated.ts'
import { loadModel, type Model } from './model.ts'

let loaded: Model | undefined

/** The model that `models/current` names, decoded on first use. It is part of the bundle, so that it needs no file system. */
export function currentModel(): Model {
  loaded ??= loadModel(HEADER, bytesOf(WEIGHTS))
  return loaded
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}
