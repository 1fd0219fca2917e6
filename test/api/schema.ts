import type { Schema } from '../../src/api/openapi/types.ts'

type Schemas = Readonly<Record<string, Schema>>

/**
 * Says where a value does not fit a schema; [] when it fits. Stricter than JSON Schema in one thing: a property that is not described is a fault, so that
 * the document cannot fall behind the service.
 */
export function faults(value: unknown, schema: Schema, schemas: Schemas, place = ''): string[] {
  const flat = flatten(schema, schemas)
  if (flat.oneOf !== undefined) {
    const attempts = flat.oneOf.map((each) => faults(value, each, schemas, place))
    return attempts.some((attempt) => attempt.length === 0) ? [] : attempts.flat()
  }
  const types = flat.type === undefined ? [] : [flat.type].flat()
  if (types.length > 0 && !types.some((type) => isOf(value, type))) return [`${place} should be ${types.join(' or ')}`]
  if (value === null || value === undefined) return []
  if (flat.enum !== undefined && !flat.enum.includes(value as string)) return [`${place} is ${JSON.stringify(value)}, which is not in the list`]
  if (typeof value === 'number' && ((flat.minimum ?? value) > value || (flat.maximum ?? value) < value)) return [`${place} is out of range`]
  if (Array.isArray(value)) return value.flatMap((each, i) => faults(each, flat.items ?? {}, schemas, `${place}/${i}`))
  if (typeof value !== 'object' || flat.properties === undefined) return []
  const missing = (flat.required ?? []).filter((name) => !(name in value)).map((name) => `${place}/${name} is missing`)
  const present = Object.entries(value).flatMap(([name, each]) => {
    const property = flat.properties?.[name]
    return property === undefined ? [`${place}/${name} is not described`] : faults(each, property, schemas, `${place}/${name}`)
  })
  return [...missing, ...present]
}

/** References followed, and the parts of `allOf` put into one. */
function flatten(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref !== undefined) {
    const target = schemas[schema.$ref.replace('#/components/schemas/', '')]
    if (target === undefined) throw new Error(`${schema.$ref} leads nowhere`)
    return flatten(target, schemas)
  }
  if (schema.allOf === undefined) return schema
  const parts = schema.allOf.map((part) => flatten(part, schemas))
  return { type: 'object', properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as Schemas, required: parts.flatMap(({ required = [] }) => required) }
}

function isOf(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}
