import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { currentModel } from '../verdict/current.ts'
import { loadModel, type Model, type ModelHeader } from '../verdict/model.ts'
import { UsageError } from './usage.ts'

/** The model of `--model`: a folder, or a version under `models/`; the bundled one when none is named. */
export function modelFrom(option: string | undefined): Model {
  if (option === undefined) return currentModel()
  const folder = [option, join('models', option)].find((path) => existsSync(join(path, 'model.json')))
  if (folder === undefined) throw new UsageError(`--model ${option}: no model.json there or in models/${option}. Name a folder that "nostrum train --out" wrote.`)
  return loadModel(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as ModelHeader, readFileSync(join(folder, 'weights.bin')))
}
