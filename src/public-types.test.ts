import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { groupBy } from './numeric/group-by.ts';

/**
 * A user can name every type that a function takes or returns. The root of the package exports those of all its paths; workers and
 * stores, which need Node, those that are theirs alone. The lists stand in `types.ts` beside an `index.ts`; `npm run types` writes them anew.
 */

const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  exports: Record<string, { default: string }>;
};
const sources = Object.entries(exports).flatMap(([path, to]) =>
  path.endsWith('.json') ? [] : [to.default.replace('./dist/', 'src/').replace(/js$/, 'ts')],
);

/** The modules that export types, each with those whose types they are. */
const lists = [...groupBy(sources, (source) => (/\/(store|workers)\//.test(source) ? source : 'src/index.ts'))];
const listOf = (source: string): string => source.replace(/index\.ts$/, 'types.ts');
const listsOf = new Set(lists.map(([source]) => listOf(source)));

const NAMES_A_TYPE = ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Class | ts.SymbolFlags.Enum;

/** The file in which a declaration of ours stands, from the root of the project; undefined for a library's. */
function fileOf(declaration: ts.Declaration): string | undefined {
  const file = relative('.', declaration.getSourceFile().fileName).replaceAll('\\', '/');
  return file.startsWith('src/') ? file : undefined;
}

/** The parts of a declaration that a user of it sees: not the bodies of functions, nor what is private. */
function seenIn(node: ts.Node): ts.Node[] {
  if (ts.isVariableDeclaration(node)) return [node.type ?? node.initializer].filter((part) => part !== undefined);
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (child) => void parts.push(child));
  return parts.filter((part) => {
    if (ts.isBlock(part) || (ts.isArrowFunction(node) && part === node.body)) return false;
    if (ts.isCallExpression(part) || ts.isObjectLiteralExpression(part)) return false;
    return !(ts.isClassElement(part) && ts.getCombinedModifierFlags(part) & ts.ModifierFlags.Private);
  });
}

/** Every type of ours that the signatures of a module name, and those that these name in turn. */
function typesMet(checker: ts.TypeChecker, exported: readonly ts.Symbol[]): Set<ts.Symbol> {
  const met = new Set<ts.Symbol>();
  const meet = (symbol: ts.Symbol | undefined): void => {
    if (symbol === undefined || met.has(symbol) || !(symbol.flags & NAMES_A_TYPE)) return;
    const declared = (symbol.declarations ?? []).filter((one) => fileOf(one) !== undefined);
    if (declared.length === 0 || declared.some(ts.isTypeParameterDeclaration)) return;
    met.add(symbol);
    declared.forEach(visit);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) meet(aliased(checker, checker.getSymbolAtLocation(node.typeName)));
    if (ts.isExpressionWithTypeArguments(node)) meet(aliased(checker, checker.getSymbolAtLocation(node.expression)));
    seenIn(node).forEach(visit);
  };
  for (const symbol of exported) {
    meet(symbol);
    for (const one of symbol.declarations ?? []) if (fileOf(one) !== undefined) visit(one);
  }
  return met;
}

const aliased = (checker: ts.TypeChecker, symbol: ts.Symbol | undefined): ts.Symbol | undefined =>
  symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** A line that exports types, or several where it is too long. */
function exportLine(names: readonly string[], from: string): string {
  const line = `export type { ${names.join(', ')} } from '${from}';`;
  return line.length <= 120 ? line : `export type {\n${names.map((name) => `  ${name},\n`).join('')}} from '${from}';`;
}

describe('every type that a function takes or returns', () => {
  let program: ts.Program;
  beforeAll(() => {
    // Names are all that is asked for: the types of the language and of Node need not be read.
    const options: ts.CompilerOptions = {
      ...{ noLib: true, types: [], noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true },
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Preserve },
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    };
    const host = ts.createCompilerHost(options);
    const { readFile } = host;
    // What the lists name now is no reason to name it again.
    host.readFile = (file) => (listsOf.has(relative('.', file).replaceAll('\\', '/')) ? 'export {};' : readFile(file));
    program = ts.createProgram(sources, options, host);
  });

  test.each(lists)('is exported by %s', async (source, modules) => {
    const checker = program.getTypeChecker();
    const metIn = (files: readonly string[]) =>
      typesMet(
        checker,
        files.flatMap((module) => {
          const symbol = checker.getSymbolAtLocation(program.getSourceFile(module) as ts.SourceFile) as ts.Symbol;
          return checker.getExportsOfModule(symbol).flatMap((one) => aliased(checker, one) ?? []);
        }),
      );
    const atRoot = source === lists[0][0] ? new Set<ts.Symbol>() : metIn(lists[0][1]);
    const own = [...metIn(modules)].filter((symbol) => !atRoot.has(symbol));
    const met = own.map((symbol) => {
      const from = relative(dirname(source), fileOf((symbol.declarations as ts.Declaration[])[0]) as string);
      return { name: symbol.name, from: from.startsWith('.') ? from : `./${from}` };
    });
    expect(met.length).toBeGreaterThan(0);
    const elsewhere = met.filter(({ from }) => from !== './index.ts');
    const lines = [...groupBy(elsewhere, ({ from }) => from)].map(([from, those]) => {
      return exportLine(those.map(({ name }) => name).sort(), from);
    });
    if (lines.length === 0) return expect(existsSync(listOf(source))).toBe(false);
    const head = '// Every type that users meet in what the package exports; `npm run types` writes it anew.\n';
    await expect(`${head}${lines.sort().join('\n')}\n`).toMatchFileSnapshot(join(process.cwd(), listOf(source)));
  });
});
