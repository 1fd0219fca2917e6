/** /docs and /problems/<slug>: the OpenAPI document and the problem table as pages, rendered here so that they work without any other site. */
import { html } from 'hono/html'
import type { Content, OpenApi, Operation, Response, Schema } from '../api/openapi/types.ts'
import { PROBLEMS, type ProblemSlug } from '../api/problems.ts'
import { type Html, renderLayout } from './layout.ts'
import type { Reader } from './reader.ts'

/** The reference, in the order of the document: operations by tag, then objects, then problems. */
export function renderDocs({ info, tags, paths, components }: OpenApi, reader: Reader): Html {
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  const sections = tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name))
    return html`<h2 id="${name}">${description}</h2>${own.map(({ path, method, operation }) => renderOperation(path, method, operation))}`
  })
  const contents = [...tags, { name: 'objects', description: 'Objects' }, { name: 'problems', description: 'Problems' }]
  const body = html`<h1>${info.title} ${info.version}</h1>
<p>${info.summary}. <a href="/openapi.json">openapi.json</a></p>
${info.description.split('\n').map((line) => html`<p>${line}</p>`)}
<ul>${contents.map(({ name, description }) => html`<li><a href="#${name}">${description}</a></li>`)}</ul>
${sections}
<h2 id="objects">Objects</h2>
${Object.entries(components.schemas).map(([name, schema]) => html`<section class="card" id="${name}"><h3>${name}</h3>${renderSchema(schema)}</section>`)}
<h2 id="problems">Problems</h2>
${renderTable((Object.keys(PROBLEMS) as ProblemSlug[]).map((slug) => [renderProblemLink(slug), PROBLEMS[slug].status, PROBLEMS[slug].docs]))}`
  return renderLayout(reader, { title: 'For programs', body, isTranslated: false })
}

/** What one type of problem means. */
export function renderProblem(slug: ProblemSlug, reader: Reader): Html {
  const { title, status, docs } = PROBLEMS[slug]
  const body = html`<h1>${title}</h1>
<p><code>/problems/${slug}</code>, HTTP status ${status}</p>
<p>${docs}</p>
<p><a href="/docs#problems">All problems</a></p>`
  return renderLayout(reader, { title, body, isTranslated: false })
}

function renderOperation(path: string, method: string, { summary, description, parameters = [], requestBody, responses }: Operation): Html {
  return html`<section class="card">
<h3><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h3>
<p>${summary}. ${description ?? ''}</p>
${renderTable(parameters.map((each) => [html`<code>${each.name}</code>`, each.in, each.description]))}
${requestBody === undefined ? '' : html`<p><strong>Send</strong></p>${renderContent(requestBody.content)}`}
${Object.entries(responses).map(([status, response]) => renderResponse(status, response))}
</section>`
}

/** Bodies of problems are all of one form: only their types are listed. */
function renderResponse(status: string, { description, content = {} }: Response): Html {
  const isProblem = description.startsWith('/problems/')
  const links = description.split(', ').map((type) => renderProblemLink(type.slice('/problems/'.length)))
  return html`<p><strong>${status}</strong> ${isProblem ? links : description}</p>${isProblem ? '' : renderContent(content)}`
}

function renderProblemLink(slug: string): Html {
  return html`<a href="/problems/${slug}">${slug}</a> `
}

function renderContent(content: Readonly<Record<string, Content>>): Html[] {
  return Object.entries(content).map(([type, { schema, example }]) => {
    const shown = typeof example === 'string' ? example : JSON.stringify(example, null, 2)
    return html`<div><code>${type}</code> ${renderType(schema)}</div>${example === undefined ? '' : html`<pre>${shown}</pre>`}`
  })
}

function renderSchema({ description, properties = {}, required = [], allOf = [], oneOf = [] }: Schema): Html {
  const rows = Object.entries(properties).map(
    ([name, property]): Row => [html`<code>${name}</code>${required.includes(name) ? '' : '?'}`, renderType(property), property.description ?? ''],
  )
  const parts = [...allOf, ...oneOf].map((part) => html`<div>${part.$ref === undefined ? renderSchema(part) : renderType(part)}</div>`)
  return html`<p>${description ?? ''}</p>
${renderTable(rows)}
${parts.length === 0 ? '' : html`<p>${oneOf.length > 0 ? 'One of:' : 'All of:'}</p>${parts}`}`
}

/** A name and what describes it. */
type Row = readonly [Html, Html | string | number, string]

function renderTable(rows: readonly Row[]): Html | string {
  if (rows.length === 0) return ''
  return html`<table class="reference"><tbody>${rows.map(([name, kind, text]) => html`<tr><th>${name}</th><td>${kind}</td><td>${text}</td></tr>`)}</tbody></table>`
}

function renderType(schema: Schema): Html | string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)
    return html`<a href="#${name}">${name}</a>`
  }
  if (schema.properties !== undefined && schema.type === 'object') return html`{ ${Object.keys(schema.properties).join(', ')} }`
  if (schema.items !== undefined) return html`list of ${renderType(schema.items)}`
  return typeof schema.type === 'object' ? schema.type.join(' or ') : (schema.type ?? 'any')
}
