import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { groupBy } from './numeric/group-by.ts';

const SOURCES = import.meta.dirname;

/** Modules that the program is made of: no tests, and no second implementations for tests. */
const modules = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|reference|test-[a-z]+)\.tsx?$/.test(file))
  .map((file) => file.replaceAll('\\', '/'))
  .sort();

/** The names that a module declares and exports; none of what it passes on from another module. */
function exportedNames(file: string, text: string): string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kind);
  return statements.flatMap((statement): string[] => {
    const words = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []).map((one) => one.kind) : [];
    if (!words.includes(ts.SyntaxKind.ExportKeyword) || words.includes(ts.SyntaxKind.DefaultKeyword)) return [];
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(namesOfDeclaration);
    return 'name' in statement ? [(statement.name as ts.Identifier).text] : [];
  });
}

function namesOfDeclaration({ name }: { name: ts.BindingName }): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesOfDeclaration(element)));
}

/** `index.ts` of a store declares some functions again, under the same names: each loads the module of the real one when it is called. */
const LAZY = ['ledger/store/index.ts', 'outside/store/index.ts'];

describe('an exported name', () => {
  test('is read from every kind of declaration', () => {
    const text = [
      'export const a = 1, { b, c: [d] } = e;',
      'export function f() {}',
      'export class G {}',
      'export interface H {}',
      'export type I = string;',
      'export default function j() {}',
      "export { k } from './k.ts';",
      'const l = 1;',
    ].join('\n');
    expect(exportedNames('a.ts', text)).toEqual(['a', 'b', 'd', 'f', 'G', 'H', 'I']);
  });

  test('stands for one thing in the whole program', () => {
    const exported = modules
      .filter((file) => !LAZY.includes(file))
      .flatMap((file) =>
        exportedNames(file, readFileSync(join(SOURCES, file), 'utf8')).map((name) => ({ name, file })),
      );
    expect(exported.length).toBeGreaterThan(1000);
    // An overloaded function is one thing, in one module.
    const twice = [...groupBy(exported, ({ name }) => name)].flatMap(([name, those]) => {
      const files = [...new Set(those.map(({ file }) => relative('.', file)))];
      return files.length > 1 ? [`${name}: ${files.join(', ')}`] : [];
    });
    expect(twice).toEqual([]);
  });
});
