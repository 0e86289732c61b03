import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { expect, test } from 'vitest';
import { mcpServer } from './server.ts';
import { workspaceOf } from './workspace.ts';

const DOCUMENT = 'docs/assistants.md';
const HEADING = '## A transcript\n';
const part = (name: string) => readFileSync(`test-data/assistants/${name}`, 'utf8');
const block = (text: string, language = '') => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

/** The chapter of the docs in which an article becomes a situation: what the server answers, and between it what an assistant would write. */
async function transcript(): Promise<string> {
  const workspace = await workspaceOf(mkdtempSync(join(tmpdir(), 'tightrope-transcript-')), undefined, 120_000);
  const client = new Client({ name: 'transcript', version: '1' });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([mcpServer(workspace).connect(there), client.connect(here)]);
  const answerOf = async (name: string, args: Record<string, unknown>) =>
    ((await client.callTool({ name, arguments: args })) as { content: { text: string }[] }).content[0].text;
  const article = part('article.txt');
  const { messages } = await client.getPrompt({ name: 'draft_situation', arguments: { article, day: '2026-03-03' } });
  const prompt = (messages[0].content as { text: string }).text;
  const drafts = [1, 2, 3].map((n) => part(`draft-${n}.yaml`));
  const changed = (from: string, to: string) => {
    const before = from.split('\n');
    return to.split('\n').flatMap((line, i) => (line === before[i] ? [] : [`-${before[i]}`, `+${line}`]));
  };
  const steps = [
    'The article and the drafts were written for these docs, the drafts as an assistant would write them. Everything that the tools answer is what they answer today; a test holds it to that.',
    '**The user** gives the article to the prompt `draft_situation`:',
    block(article),
    '**The prompt** says to the assistant:',
    block(`${prompt.split('\nThe article stands')[0].trimEnd()}\n\n...`),
    '**The assistant** drafts, with two slips, and calls `check`:',
    block(drafts[0], 'yaml'),
    '**`check`** answers:',
    block(await answerOf('check', { text: drafts[0] })),
    '**The assistant** mends what is its own fault, at the lines that were named:',
    block(changed(drafts[0], drafts[1]).join('\n'), 'diff'),
    '**`check`** answers:',
    block(await answerOf('check', { text: drafts[1] })),
    '**The assistant** asks the user what the article does not say: how strong each of the three is, and how much the council and the company care about the fare. **The user** answers, and the answers go into the file:',
    block(changed(drafts[1], drafts[2]).join('\n'), 'diff'),
    '**`check`** answers:',
    block(await answerOf('check', { text: drafts[2] })),
    '**The assistant** calls `forecast`, which answers:',
    block(await answerOf('forecast', { text: drafts[2] })),
    '**The assistant** calls `why` with `outcome: dear`. The answer begins:',
    block(`${(await answerOf('why', { text: drafts[2], outcome: 'dear' })).split('\n').slice(0, 24).join('\n')}\n...`),
  ];
  await client.close();
  return `${steps.join('\n\n')}\n`;
}

test('the transcript in the docs is what the server answers', { tags: 'whole' }, async () => {
  const [head] = readFileSync(DOCUMENT, 'utf8').split(HEADING);
  await expect(`${head}${HEADING}\n${await transcript()}`).toMatchFileSnapshot(`../../../${DOCUMENT}`);
});
