/** /review: what waits for reviewers. The page is a frame with templates; its script fills them from /v1/feedback with the reviewer's token. */
import { html } from 'hono/html'
import { type Html, renderLayout } from './layout.ts'
import { renderBadge, VERDICTS } from './parts.ts'
import type { Reader } from './reader.ts'
import { renderTokenField } from './scans.ts'
import { renderMessages } from './trouble.ts'

const LABELS = ['spam', 'ham', 'borderline', 'none'] as const

export function renderReview(reader: Reader, limitBytes: number): Html {
  const { review, verdicts, token } = reader.texts
  const label = (name: (typeof LABELS)[number]) => html`<span data-name="${name}">${verdicts[name]}</span>`
  const body = html`<h1>${review.title}</h1>
<p class="lead">${review.about}</p>
<noscript><p class="card">${review.script}</p></noscript>
<form id="enter" class="row">${renderTokenField(reader)}<button>${token.use}</button></form>
<div id="trouble"></div>
<p class="empty" id="empty" hidden>${review.empty}</p>
<ol class="plain cases" id="cases"></ol>
<p><button type="button" id="more" hidden>${review.more}</button></p>
<template id="case"><li class="card case">
<h2><bdi data-slot="target"></bdi></h2>
<dl class="rules"><div><dt>${review.engine}</dt><dd data-slot="verdict">${review.unseen}</dd></div><div data-part="standing"><dt>${review.standing}</dt><dd data-slot="standing"></dd></div><div data-part="agreed"><dt>${review.agreed}</dt><dd data-slot="agreed"></dd></div></dl>
<div data-part="appeals"><h3>${review.appeals}</h3><ul class="plain" data-list="appeals"></ul></div>
<div data-part="voices"><h3>${review.voices}</h3><ul class="plain" data-list="voices"></ul></div>
<form class="decide"><fieldset><legend>${review.label}</legend>${LABELS.map((name) => html`<label><input type="radio" name="label" value="${name}" required> ${verdicts[name]}</label>`)}</fieldset>
<label>${review.why}<input type="text" name="reason" required maxlength="2000"></label>
<button>${review.save}</button></form>
<p role="status" data-slot="outcome"></p>
</li></template>
<template id="voice"><li><b data-slot="label"></b> <span class="soft"><bdi data-slot="reporter"></bdi> · ${review.weight} <span data-slot="weight"></span></span> <q data-part="reason"><bdi data-slot="reason"></bdi></q> <button type="button" class="quiet" data-part="content">${review.content}</button><pre hidden tabindex="0" data-slot="content"></pre></li></template>
<template id="appeal"><li><q><bdi data-slot="reason"></bdi></q> <span class="soft" data-part="contact">${review.contact}: <bdi data-slot="contact"></bdi></span></li></template>
<template id="names">${LABELS.map(label)}${VERDICTS.map((verdict) => html`<span data-badge="${verdict}">${renderBadge(verdict, reader)}</span>`)}<span data-name="saved">${review.saved}</span><span data-name="second">${review.second}</span></template>
${renderMessages(reader, limitBytes)}`
  return renderLayout(reader, { title: review.title, body, islands: ['review'] })
}
