import { Markup, markup } from './markup.ts';
import { STYLE } from './style.ts';

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
<main class="page">
${sections}
</main>
</body>
</html>
`.text;
}

/** A part of a page that its contents name. */
export interface PageSection {
  id: string;
  title: string;
  body: Markup;
}

/** The contents, and then the sections with their numbers. */
export function numbered(sections: readonly PageSection[]): Markup {
  const links = sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
  const parts = sections.map(
    ({ id, title, body }, k) => markup`<section><h2 id="${id}"><span class="no">${k + 1}</span>${title}</h2>
${body}</section>
`,
  );
  return markup`<nav class="toc" aria-label="Contents"><ol>${links}</ol></nav>
${parts}`;
}
