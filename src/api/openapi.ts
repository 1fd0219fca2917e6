import { SCOPES } from './auth.ts'
import { FEEDBACK_SCHEMAS } from './openapi/feedback.ts'
import { LIST_PATHS } from './openapi/list-paths.ts'
import { LIST_SCHEMAS } from './openapi/list-schemas.ts'
import { PATHS } from './openapi/paths.ts'
import { PICTURE_SCHEMAS } from './openapi/pictures.ts'
import { SCAN_PATHS, SCAN_SCHEMAS } from './openapi/scans.ts'
import { SCHEMAS } from './openapi/schemas.ts'
import type { OpenApi } from './openapi/types.ts'
import { WEB_PATHS } from './openapi/web-paths.ts'

const DESCRIPTION = `Reads a health page and says how likely it is to be clinic spam or SEO-farm content, and why, with the words that gave it away.
Unsure is a normal answer. Scores and reasons of a page may change with any new model; model.version, model.schema and model.sha256 in the verdict tell when.
Errors are application/problem+json (RFC 9457). Nothing is kept unless asked, and page text is never kept, logged or repeated in an error.
HEAD works wherever GET does, and every address may be called from other sites (CORS).
Where requests are limited, RateLimit-Policy and RateLimit say so as in draft-ietf-httpapi-ratelimit-headers-10.`

const TOKEN = `A token from the operator of the service, with one or more scopes: ${Object.entries(SCOPES)
  .map(([scope, meaning]) => `${scope} (${meaning})`)
  .join('; ')}.`

/** The service's OpenAPI document. */
export function openApi(version: string): OpenApi {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Nostrum',
      version,
      summary: 'Clinic spam and health SEO farms, recognised and explained',
      description: DESCRIPTION,
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'this service' }],
    tags: [
      { name: 'pages', description: 'Judging pages' },
      { name: 'pictures', description: 'Sites, and families of doorway pages' },
      { name: 'feedback', description: 'Reports, appeals and decisions' },
      { name: 'scans', description: 'Fetching and judging many pages' },
      { name: 'lists', description: 'What is known: private look-up and blocklists' },
      { name: 'catalogue', description: 'What the judgement rests on' },
      { name: 'service', description: 'How the service is' },
      { name: 'web', description: 'Pages for readers' },
    ],
    paths: { ...PATHS, ...SCAN_PATHS, ...LIST_PATHS, ...WEB_PATHS },
    components: {
      schemas: { ...SCHEMAS, ...PICTURE_SCHEMAS, ...FEEDBACK_SCHEMAS, ...SCAN_SCHEMAS, ...LIST_SCHEMAS },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: TOKEN } },
    },
  }
}
