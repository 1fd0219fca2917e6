/** The one style sheet. Evidence differs by line style as well as by colour, for those who see colours differently. */
export const STYLE = `:root {
  color-scheme: light dark;
  --page: #fbfaf7; --card: #fff; --ink: #1d1f23; --soft: #5c6169; --line: #dcd9d1; --accent: #1f5f8b;
  --bad: #a52a1e; --bad-soft: #fbe3df; --good: #1c6b3c; --good-soft: #dff2e5; --unsure: #7a5b00; --unsure-soft: #fbf0cc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16181b; --card: #1e2125; --ink: #e7e5e0; --soft: #a2a7ae; --line: #363a40; --accent: #7fbce6;
    --bad: #ff9a8c; --bad-soft: #4a211c; --good: #86d8a4; --good-soft: #173a25; --unsure: #f0cf6b; --unsure-soft: #40350f;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 54rem; padding: 1rem; background: var(--page); color: var(--ink); line-height: 1.55;
  font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
:lang(zh-Hant) { font-family: system-ui, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; align-items: baseline; border-bottom: 1px solid var(--line); padding-bottom: .6rem; }
header h1 { margin: 0; font-size: 1.5rem; }
header h1 a { color: inherit; text-decoration: none; }
nav [aria-current] { color: inherit; text-decoration: none; font-weight: 600; }
nav { display: flex; gap: 1rem; margin-left: auto; font-size: .9rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .6rem; color: var(--soft); font-size: .85rem; }
h2 { font-size: 1.2rem; margin: 1.6rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
form, .card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem; margin-top: 1rem; }
label, legend { font-weight: 600; }
fieldset { border: 0; padding: 0; margin: .8rem 0; display: flex; flex-wrap: wrap; gap: .2rem 1rem; }
fieldset label { font-weight: 400; }
textarea, input[type=url] { display: block; width: 100%; margin-top: .3rem; padding: .6rem; border: 1px solid var(--line); border-radius: .4rem;
  background: var(--page); color: inherit; font: inherit; }
textarea { min-height: 12rem; resize: vertical; }
button { margin-top: 1rem; padding: .55rem 1.6rem; border: 0; border-radius: .4rem; background: var(--accent); color: var(--card);
  font: inherit; font-weight: 600; cursor: pointer; }
.soft { color: var(--soft); font-size: .9rem; }
.alert, .verdict { border-left: .4rem solid; border-radius: .4rem; padding: .7rem 1rem; margin-top: 1rem; }
.verdict strong { font-size: 1.4rem; }
.verdict meter { width: 100%; height: 1rem; }
.spam, .alert { background: var(--bad-soft); border-color: var(--bad); }
.ham { background: var(--good-soft); border-color: var(--good); }
.unsure { background: var(--unsure-soft); border-color: var(--unsure); }
.spam strong, .against .points { color: var(--bad); }
.ham strong, .for .points { color: var(--good); }
.unsure strong { color: var(--unsure); }
.kinds { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0; }
.kinds li { border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .7rem; font-size: .9rem; }
.reasons { padding-left: 2rem; }
.reasons li { margin: .5rem 0; }
.reasons .points { font-variant-numeric: tabular-nums; font-weight: 600; }
.reasons q { display: inline-block; margin: .2rem .5rem .2rem 0; padding: 0 .4rem; background: var(--page); border-radius: .3rem; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 40rem; overflow-y: auto; }
mark { color: inherit; border-radius: .15rem; }
mark.against { background: var(--bad-soft); border-bottom: 2px solid var(--bad); }
mark.for { background: var(--good-soft); border-bottom: 2px dotted var(--good); }
mark sup { margin-left: .1rem; font-size: .65rem; }
pre { overflow-x: auto; background: var(--page); border: 1px solid var(--line); border-radius: .4rem; padding: .7rem; font-size: .85rem; }
code { font-size: .9em; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); }
th { white-space: nowrap; }
td { overflow-wrap: break-word; }
.card { overflow-x: auto; }
.method { display: inline-block; min-width: 3.5rem; font-weight: 700; color: var(--accent); }
@media print { form, nav { display: none; } .text { max-height: none; } }
`
