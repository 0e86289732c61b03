interface Operation {
  tags: readonly string[];
  summary: string;
  parameters?: readonly { name: string; in: string; required?: boolean; description?: string }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { description: string }>;
}

interface JsonSchema {
  properties?: Record<string, { description?: string }>;
  required?: readonly string[];
}

/** The reference of the HTTP API, made of its OpenAPI document. */
export function httpPage(document: object): string {
  const { tags, paths } = document as {
    tags: { name: string }[];
    paths: Record<string, Record<string, Operation>>;
  };
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );
  // What every route may answer is said once.
  const [first, ...others] = all.map(({ operation }) => operation.responses);
  const common = Object.entries(first).filter(([status, { description }]) =>
    others.every((one) => one[status]?.description === description),
  );
  const sections = tags.map(({ name: tag }) => {
    const own = all.filter(({ operation }) => operation.tags.includes(tag));
    return `\n## ${tag.charAt(0).toUpperCase()}${tag.slice(1)}\n${own.map(({ name, operation }) => entry(name, operation, common)).join('')}`;
  });
  return `# Every route of the HTTP API

*Made from the definitions that check the requests; a test makes it again and compares. A server that runs has the same as a document of OpenAPI 3.1 at \`/openapi.json\`.*

[The HTTP API](../http-api.md) says who may ask, what an error looks like, and what the routes are for. Every route may also answer ${common.map(([status, { description }]) => `\`${status}\` (${description})`).join(', ')}.
${sections.join('')}`;
}

function entry(
  name: string,
  { summary, parameters = [], requestBody, responses }: Operation,
  common: readonly [status: string, answer: object][],
): string {
  const takes = parameters.map(({ name: parameter, in: place, required, description = '' }) =>
    row(`\`${parameter}\``, `${place}${required ? ', required' : ''}`, description),
  );
  const bodies = Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => bodyText(type, schema));
  const answers = Object.entries(responses)
    .filter(([status]) => common.every(([known]) => known !== status))
    .map(([status, { description }]) => row(`\`${status}\``, description));
  return `
### \`${name}\`

${text(summary)}
${takes.length === 0 ? '' : `\n| takes | where | what |\n|---|---|---|\n${takes.join('')}`}${bodies.join('')}
| answer | what |
|---|---|
${answers.join('')}`;
}

/** The names in a body; `?` stands after those that may be left out. */
function bodyText(type: string, { properties = {}, required = [] }: JsonSchema): string {
  const names = Object.keys(properties).map((name) => `\`${name}${required.includes(name) ? '' : '?'}\``);
  return `\nBody: \`${type}\`${names.length === 0 ? '' : ` with ${names.join(', ')}`}.\n`;
}

const row = (...cells: string[]): string =>
  `| ${cells.map((words) => text(words).replaceAll('|', '\\|')).join(' | ')} |\n`;
const text = (words: string): string => words.replaceAll('<', '&lt;').replaceAll('\n', ' ');
