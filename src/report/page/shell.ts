import { Markup, markup } from '../markup.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #57606a; --line: #d0d7de; --paper: #fff; --fill: #3a6ea5;
  --soft: #b9cfe6; --against: #b3541e; --plot-background: var(--paper); }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --dim: #9da7b1; --line: #3d444d; --paper: #0d1117; --fill: #79b0e8; --soft: #27496d; --against: #e8935a; }
}
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; } h2 { font-size: 1.25rem; margin: 2.4rem 0 .5rem; break-after: avoid; }
h3 { font-size: 1rem; margin: 1.2rem 0 .2rem; break-after: avoid; }
p, ul, ol { margin: .4rem 0; max-width: 46rem; } .dim { color: var(--dim); font-size: .9rem; } .answer { font-size: 1.1rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td { overflow-wrap: anywhere; } th { font-weight: 600; } th:first-child, td:first-child { min-width: 11rem; } .n { text-align: right; }
td.n { font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; } td.words { min-width: 16rem; }
.issue { border-top: 1px solid var(--line); padding: .7rem 0; break-inside: avoid; } .issue h3 { margin: 0; }
svg { display: block; width: 100%; min-width: 34rem; max-width: 46rem; height: auto; }
code { font-size: .85rem; } .scroll:focus-visible { outline: 2px solid var(--fill); }
@media print { body { max-width: none; padding: 0; } .scroll { overflow: visible; } svg { min-width: 0; } tr { break-inside: avoid; } }
`;

/** A self-contained page: no scripts, nothing loaded from elsewhere. */
export function page(title: string, sections: (Markup | false)[]): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
${sections}
</main>
</body>
</html>
`.text;
}

/** A table that scrolls by itself where the window is narrow. */
export function table(label: string, head: Markup, rows: Markup[]): Markup {
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead>${head}</thead>
<tbody>${rows}</tbody></table></div>`;
}
