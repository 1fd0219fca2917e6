import { HEADER, WEIGHTS } from './model.generated.ts'
import { loadModel, type Model } from './model.ts'

let loaded: Model | undefined

/** The model that `models/current` names, decoded on first use. It is part of the bundle, so that it needs no file system. */
export function currentModel(): Model {
  loaded ??= loadModel(
    HEADER,
    Uint8Array.from(atob(WEIGHTS), (char) => char.charCodeAt(0)),
  )
  return loaded
}
