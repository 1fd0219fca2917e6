/** Of marks, in a shadow of their own, so that neither page nor mark disturbs the other. Contrast is 4.5 or more on white and on black. */
export const MARK_STYLE = `
:host { all: initial; display: inline-block; vertical-align: middle; margin: 0 6px 2px 0; position: relative; }
button, a { font: inherit; cursor: pointer; }
.mark { display: inline-flex; align-items: center; gap: 4px; font: 600 12px/18px system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; padding: 0 7px; border-radius: 4px; border: 1px solid; }
.mark:focus-visible, .card button:focus-visible { outline: 2px solid #1a5fb4; outline-offset: 2px; }
.certain, .own-block { background: #a52a1e; border-color: #a52a1e; color: #fff; }
.likely { background: #fff1d6; border-color: #8a4b00; color: #6b3a00; border-style: dashed; }
.watch { background: #fff; border-color: #5c6169; color: #444a52; border-style: dotted; }
.own-allow { background: #e3f4ea; border-color: #1c6b3c; color: #14522d; }
.card { margin: 0; inset: auto; box-sizing: border-box; width: min(340px, 92vw); padding: 12px 14px; border: 1px solid #8b9098; border-radius: 8px; background: #fff; color: #1d1f23; font: 13px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; box-shadow: 0 6px 24px rgb(0 0 0 / .25); text-align: start; overflow-wrap: anywhere; }
.card h2 { font-size: 14px; margin: 0 0 4px; }
.card p, .card ul { margin: 4px 0; }
.card ul { padding-inline-start: 18px; }
.soft { color: #5c6169; }
.row { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; }
.row button { border: 1px solid #8b9098; border-radius: 4px; background: #f4f2ec; color: inherit; padding: 2px 8px; }
.row button[aria-pressed="true"] { background: #1d1f23; color: #fff; }
@media (prefers-color-scheme: dark) {
  .card { background: #23262b; color: #eceae4; border-color: #6b7078; }
  .soft { color: #a9aeb6; }
  .row button { background: #33373d; border-color: #6b7078; }
  .row button[aria-pressed="true"] { background: #eceae4; color: #1d1f23; }
}
`
