/**
 * The page's style sheet. One colour stands out, and only for what is stuck; all else is ink and paper.
 * Text has a contrast of 4.5 or more on what it lies on, in light and dark.
 */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --sunk: #f5f6f7; --ink: #1d2126; --quiet: #59626d; --rule: #d8dce1;
  --thread: #7a8490; --stuck: #b83210; --stuck-ground: #fbe9e3; --chip: #1d2126; --chip-ink: #ffffff;
  --words: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  --code: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) { :root {
  --paper: #14171b; --sunk: #1b1f24; --ink: #e4e7eb; --quiet: #98a2ae; --rule: #323941;
  --thread: #77828f; --stuck: #ff8a5c; --stuck-ground: #3a2219; --chip: #e4e7eb; --chip-ink: #14171b;
} }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 15px/1.5 var(--words); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 70rem; padding: 0 1.5rem 3rem; }
a { color: inherit; text-decoration-color: var(--thread); text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3, h4, p { overflow-wrap: anywhere; }
h1, h2, h3, h4, p, ol, ul, dl, figure, table { margin: 0; }
code, pre, samp { font: .88em/1.5 var(--code); }
code { unicode-bidi: isolate; overflow-wrap: anywhere; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .25rem .5rem; }

header { padding: 2rem 0 1.25rem; }
.brand { display: flex; align-items: center; gap: .5rem; font-weight: 600; font-size: .93rem; }
.brand svg { width: 18px; height: 18px; }
h1 { font-size: 1.45rem; line-height: 1.35; font-weight: 600; letter-spacing: -.01em; margin-top: .9rem; text-wrap: pretty; max-width: 56rem; }
.wrong h1 { border-left: 4px solid var(--stuck); padding-left: .8rem; margin-left: -1.05rem; }
.facts { color: var(--quiet); font-size: .9rem; margin-top: .5rem; }
nav { border-block: 1px solid var(--rule); padding: .55rem 0; font-size: .9rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; }
section { padding-top: 2.1rem; }
h2 { font-size: 1.05rem; font-weight: 600; margin-bottom: .7rem; }
h3 { font-size: 1.05rem; line-height: 1.4; font-weight: 600; }
h4 { font-size: .8rem; font-weight: 600; color: var(--quiet); margin: 1.1rem 0 .35rem; }
.quiet { color: var(--quiet); }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; }
th, td { padding: .27rem 1rem .27rem 0; vertical-align: top; }
thead th { color: var(--quiet); font-weight: 500; min-width: 6.5rem; border-bottom: 1px solid var(--rule); vertical-align: bottom; }
tbody + tbody th[scope=rowgroup] { padding-top: 1rem; }
th[scope=rowgroup] code { color: var(--quiet); font-weight: 400; margin-left: .6rem; }
tr + tr > td, tr + tr > th { border-top: 1px solid var(--rule); }
th[scope=row] { font: 400 .88em/1.7 var(--code); padding-left: .9rem; white-space: nowrap; position: sticky; left: 0; background: var(--paper); }
td { white-space: nowrap; }
.outcome { display: inline-block; min-width: 6.4rem; }
.outcome a { text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); }
.hung .outcome, .stuck { color: var(--stuck); }
.hung .outcome { font-weight: 600; }
.figures { display: inline-flex; align-items: center; gap: .55rem; color: var(--quiet); min-width: 11.6rem; }
.hung .figures { color: var(--ink); }
.interval { width: 60px; height: 10px; flex: none; overflow: visible; }
.interval .zero { fill: var(--paper); stroke: var(--thread); stroke-width: 1.5; }
.badge { display: inline-block; font-size: .78rem; line-height: 1.3; padding: .1rem .45rem; border-radius: 4px; border: 1px solid var(--rule); color: var(--quiet); white-space: nowrap; }
td .badge { padding-inline: 0; border-color: transparent; }
td .badge.bad { padding-inline: .45rem; }
.badge.bad { background: var(--chip); border-color: var(--chip); color: var(--chip-ink); font-weight: 600; }

.below { color: var(--quiet); font: .86rem/1.4 var(--words); white-space: normal; max-width: 22rem; }
.sweep { margin-bottom: 1.6rem; }
.sweep h3, .sweep p { margin-bottom: .3rem; }

.many :is(.outcome, .figures, td .badge) { display: block; min-width: 0; width: fit-content; }
.many .interval { display: none; }

article { border: 1px solid var(--rule); border-radius: 10px; padding: 1.2rem 1.4rem 1.1rem; }
article + article { margin-top: 1.2rem; }
article:target { border-color: var(--thread); box-shadow: 0 0 0 1px var(--thread); }
article > .badge { margin-bottom: .45rem; }
article > p { margin-top: .45rem; max-width: 46rem; }
article > dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.1rem; margin-top: .8rem; font-size: .93rem; max-width: 50rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
figure { margin: 1.2rem 0 .4rem; }
figcaption { color: var(--quiet); font-size: .82rem; margin-top: .55rem; display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; }
figcaption span { display: inline-flex; align-items: center; gap: .45rem; }
figcaption svg { width: 26px; height: 10px; flex: none; }
.places { list-style: none; padding: 0; border-top: 1px solid var(--rule); margin-top: 1rem; font-size: .93rem; }
.places li { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0 1rem; padding: .5rem 0; overflow-wrap: anywhere; border-bottom: 1px solid var(--rule); }
.places pre { margin: .15rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { font-size: 1em; }
.places .line { color: var(--quiet); display: inline-block; min-width: 2.6rem; margin-right: .7rem; user-select: none; }
details { margin-top: .7rem; font-size: .93rem; }
summary { cursor: pointer; width: fit-content; color: var(--quiet); }
details[open] > summary { color: var(--ink); }
details pre, .sunk { background: var(--sunk); border-radius: 6px; padding: .6rem .8rem; overflow-x: auto; margin: 0; max-height: 26rem; }
details ul, .plain { padding-left: 1.15rem; }
.plain li { margin-top: .35rem; max-width: 50rem; }
.rates { display: grid; grid-template-columns: minmax(0, 640px) minmax(13rem, 1fr); gap: 1rem 2rem; align-items: start; margin-bottom: 1.6rem; }
.rates h3 { grid-column: 1 / -1; font-size: .95rem; }
.rates figure { margin: 0; }
footer { margin-top: 2.6rem; padding-top: .8rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .85rem; }

.drawing, .chart { display: block; width: 100%; height: auto; }
.narrow { display: none; }
.drawing text, .chart text { fill: var(--ink); unicode-bidi: isolate; }
.drawing text { paint-order: stroke; stroke: var(--sunk); stroke-width: 4px; stroke-linejoin: round; }
.drawing .above { stroke: var(--paper); }
.words { font: 12.5px var(--words); }
.code { font: 12px var(--code); }
.drawing .name { font-weight: 600; }
.drawing text.quiet, .drawing tspan.quiet, .chart text.quiet { fill: var(--quiet); }
.drawing text.stuck { fill: var(--stuck); font-weight: 600; }
.end { text-anchor: end; } .middle { text-anchor: middle; }
.process { fill: var(--sunk); stroke: var(--rule); }
.thread { stroke: var(--ink); stroke-width: 2; fill: none; }
.later { stroke: var(--thread); stroke-width: 1; }
.ghost { stroke: var(--thread); stroke-width: 1.5; stroke-dasharray: 2 5; stroke-linecap: round; }
.moment { stroke: var(--thread); stroke-width: 1; stroke-dasharray: 4 3; }
path.end, line.end { stroke: var(--stuck); stroke-width: 2; fill: none; }
.held { fill: var(--stuck); }
.stop { stop-color: var(--stuck); } .stop.hidden { stop-opacity: 0; }
.stripe-ground { fill: var(--stuck-ground); } .stripe { fill: var(--stuck); }
.stripe-line { stroke: var(--stuck); stroke-width: 3; fill: none; }
.node { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
.node.stuck { fill: var(--stuck); stroke: var(--sunk); }
.tick { fill: var(--paper); stroke: var(--ink); stroke-width: 1.2; } .tick.got { fill: var(--ink); }
.chart .node.stuck { stroke: var(--paper); }
.grid { stroke: var(--rule); }
.band { fill: var(--stuck); opacity: .12; }
.rate-line { fill: none; stroke: var(--stuck); stroke-width: 1.75; stroke-linejoin: round; }
.whisker { stroke: var(--thread); }

@media screen and (max-width: 44rem) {
  body { padding: 0 1rem 2rem; }
  .wide { display: none; } .narrow { display: block; }
  .wrong h1 { margin-left: -.4rem; }
  article { padding: 1rem .85rem; }
  .outcome, .figures, td .badge { display: block; min-width: 0; width: fit-content; }
  .interval { display: none; }
  tr + tr > td, tr + tr > th { padding-block: .4rem; }
  article > dl { grid-template-columns: 1fr; gap: 0; }
  dd + dt { margin-top: .5rem; }
  .places li { grid-template-columns: minmax(0, 1fr); }
  .rates { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  :root {
    --paper: #ffffff; --sunk: #f7f7f8; --ink: #000000; --quiet: #4b535d; --rule: #c9ced4;
    --thread: #6b7480; --stuck: #a82b0b; --stuck-ground: #fbe9e3; --chip: #000000; --chip-ink: #ffffff;
  }
  @page { margin: 16mm 14mm; }
  html { font-size: 11px; }
  body { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  .wide { display: block; } .narrow { display: none; }
  h2, h3, h4 { break-after: avoid; }
  article, figure, .places li, .rates, tr { break-inside: avoid; }
  article { border: 0; border-top: 1px solid var(--rule); border-radius: 0; padding: 1rem 0 0; break-inside: auto; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  details pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: none; overflow: visible; }
  .scroll { overflow: visible; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
