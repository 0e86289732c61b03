import { type Markup, markup } from '../report/page/markup.ts';

interface Operation {
  tags: string[];
  summary: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string }>;
}

/** The description of the API as a page, without a script and with its style in a file of its own. */
export function docsPage(document: object): string {
  const { info, tags, paths } = document as {
    info: { title: string; version: string; description: string };
    tags: { name: string }[];
    paths: Record<string, Record<string, Operation>>;
  };
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = tags.map(({ name }) => {
    const own = all.filter(({ operation }) => operation.tags.includes(name));
    return markup`<section><h2 id="${name}">${name}</h2>\n${own.map(operationHtml)}</section>`;
  });
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${info.title}: the HTTP API</title>
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<main>
<h1>${info.title} ${info.version}: the HTTP API</h1>
<p>${info.description} The same as a document of OpenAPI 3.1: <a href="/openapi.json">/openapi.json</a>.</p>
<nav>${tags.map(({ name }) => markup` <a href="#${name}">${name}</a>`)}</nav>
${sections}
</main>
</body>
</html>
`.text;
}

function operationHtml({ path, method, operation }: { path: string; method: string; operation: Operation }): Markup {
  const { summary, parameters = [], requestBody, responses } = operation;
  const rows = parameters.map(
    ({ name, in: place, required, description = '' }) =>
      markup`<tr><td><code>${name}</code></td><td>${place}${required ? ', required' : ''}</td><td>${description}</td></tr>`,
  );
  const bodies = Object.entries(requestBody?.content ?? {}).map(
    ([type, { schema }]) =>
      markup`<details><summary>Body: <code>${type}</code></summary><pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre></details>`,
  );
  const answers = Object.entries(responses).map(
    ([status, { description }]) => markup`<tr><td><code>${status}</code></td><td>${description}</td></tr>`,
  );
  return markup`<article><h3><code>${method.toUpperCase()} ${path}</code></h3>
<p>${summary}</p>
${rows.length > 0 && markup`<table><caption>Takes</caption>${rows}</table>`}
${bodies}
<table><caption>Answers</caption>${answers}</table></article>
`;
}

export const DOCS_STYLE = `:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
nav a { margin-right: 1rem; }
article { border-top: 1px solid #8888; padding: 0.5rem 0 1rem; }
h3 { margin: 0.5rem 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; }
td { padding: 0.15rem 1rem 0.15rem 0; vertical-align: top; overflow-wrap: anywhere; }
pre { overflow: auto; max-height: 30rem; }
`;
