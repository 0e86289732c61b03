import { expect, test } from 'vitest';
import { readSituation } from '../../situation/read.ts';
import { mergeTask } from './merge-task.ts';

const table = (ministry: number, union: number) =>
  new TextEncoder().encode(
    `Actor,Issue,Capability,Position,Salience\nMinistry,Wage,60,${ministry},0.9\nUnion,Wage,40,${union},0.5\nCourt,Wage,10,50,0.2\n`,
  );
const situation = (text: string) => ({ file: 'asked.yaml', text });
const YAML = `title: Talks
actors: { a: { capability: 1 }, b: { capability: 2 } }
issues: { x: { stances: { a: { position: 10, salience: 0.5 }, b: { position: 90, salience: 1 } } } }
`;

test('files of two coders become one situation with the values of both, and what they disagree on comes first', async () => {
  const files = [
    { file: 'ann.csv', bytes: table(20, 80) },
    { file: 'bob.csv', bytes: table(30, 80) },
  ];
  const { text = '', agreement, faults, name } = await mergeTask({ files, options: {} });
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(name).toMatch(/merged\.yaml$/);
  const { stances } = Object.values(readSituation(text).situation?.issues ?? {})[0];
  expect(stances.Ministry.position).toEqual([20, 30]);
  expect(agreement?.heading).toBe('2 experts on 9 judgements, each by more than one');
  expect(agreement?.least).toEqual([
    { asks: expect.stringContaining('Ministry'), said: 'ann 20, bob 30', agreement: expect.any(String) },
  ]);
  expect(agreement?.kinds).toContainEqual(expect.stringMatching(/^Agreement on capability: /));
});

test('a questionnaire is an answer to the situation that is open, or to the one that comes with it', async () => {
  const answers = {
    ...{ kind: 'tightrope answers', format: 1, title: 'Talks', expert: 'Ann' },
    answers: [{ id: 'issues.x.stances.a.position', value: 40, why: 'as they say', source: '' }],
  };
  const filled = { file: 'ann.json', bytes: new TextEncoder().encode(JSON.stringify(answers)) };
  const open = await mergeTask({ files: [filled], asked: situation(YAML), options: {} });
  expect(open.text).toContain('position: 40');
  expect(open.text).toContain('Ann on position: as they say');
  expect(open.agreement?.why).toMatch(/needs a second one/);
  const own = { file: 'talks.yaml', bytes: new TextEncoder().encode(YAML.replace('Talks', 'Other')) };
  expect((await mergeTask({ files: [own, filled], asked: situation(YAML), options: {} })).text).toContain(
    'title: Other',
  );
  expect(open.about).toBe('asked.yaml');
  const another = { ...own, file: 'ann.yaml' };
  await expect(mergeTask({ files: [another, own, filled], options: {} })).rejects.toThrow(
    /exactly one situation.*not ann\.yaml, talks\.yaml/,
  );
  await expect(mergeTask({ files: [filled], options: {} })).rejects.toThrow(/open it, or choose its file/);
});

test('a file that is wrong is named, and nothing is merged', async () => {
  const files = [
    { file: 'ann.csv', bytes: table(20, 80) },
    { file: 'bob.csv', bytes: new TextEncoder().encode('Actor,Capability,Position,Salience\nMinistry,60,much,1\n') },
  ];
  const { text, faults } = await mergeTask({ files, options: {} });
  expect(text).toBeUndefined();
  const errors = faults.filter(({ severity }) => severity === 'error');
  expect(errors).toMatchObject([{ file: 'bob.csv', message: expect.stringContaining('much') }]);
  await expect(mergeTask({ files: files.slice(0, 1), options: {} })).rejects.toThrow(/those of all coders/);
});
