import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { forecast } from '../forecast/index.ts';
import type { Situation } from '../situation/situation.ts';
import { type Model, STATUS } from './model.ts';
import { modelSettings, models } from './models.ts';
import { withoutWeight } from './weighted-mean.ts';

const recipe = readFileSync('CONTRIBUTING.md', 'utf8').split('## A new model\n')[1].split('\n## ')[0];

/** The model that the recipe's block of code exports. */
function modelOfTheRecipe(): Model {
  const block = recipe.split('```ts\n')[1].split('```')[0];
  const { outputText } = ts.transpileModule(block, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const exported: Record<string, Model> = {};
  const imports: Record<string, object> = { './model.ts': { STATUS }, './weighted-mean.ts': { withoutWeight } };
  new Function('exports', 'require', outputText)(exported, (path: string) => imports[path]);
  return Object.values(exported)[0];
}

test('the model of the recipe can be forecast with, beside all others', () => {
  const situation: Situation = {
    title: 'Gas',
    actors: { a: { capability: 2 }, b: { capability: 1 }, c: { capability: 0 } },
    issues: {
      price: { stances: { a: { position: 20, salience: 0.4 }, b: { position: 90, salience: 0.9 } } },
      pipes: { statusQuo: 30, stances: { c: { position: 60, salience: 1 } } },
    },
  };
  const made = forecast(situation, { models: [...models, modelOfTheRecipe()], samples: 16 });
  expect(made.issues.map((issue) => issue.models.weightiest.central)).toEqual([90, 30]);
  expect(made.settings.models).toHaveLength(models.length + 1);
});

test('the files that the recipe names are there', () => {
  const named = [...recipe.matchAll(/`((?:src|docs)\/[\w./-]+\.(?:ts|md))`/g)].map(([, file]) => file);
  expect(named).toContain('src/models/models.ts');
  for (const file of named) expect(existsSync(file), file).toBe(true);
});

test('every model has what the recipe asks for: a section of docs/models.md, and its settings in the schema', () => {
  const page = readFileSync('docs/models.md', 'utf8');
  for (const { name } of models) expect(page).toMatch(new RegExp(`^## .*\\(\`${name}\`\\)$`, 'm'));
  const withSettings = models.filter(({ settings }) => settings).map(({ name }) => name);
  expect(Object.keys(modelSettings().shape).toSorted()).toEqual(withSettings.toSorted());
});
