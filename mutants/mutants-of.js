import ts from 'typescript';

/** What each operator becomes: neighbours that a missing test would not notice. */
const OPERATORS = new Map([
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
  ['/', '*'],
  ['%', '*'],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['===', '!=='],
  ['!==', '==='],
  ['&&', '||'],
  ['||', '&&'],
  ['??', '&&'],
  ['+=', '-='],
  ['-=', '+='],
  ['*=', '/='],
  ['/=', '*='],
]);

/**
 * Every small change of a source that its tests should notice: another operator, constant or bound, a condition turned round, a
 * statement left out. Types, imports and what is thrown stay as they are.
 *
 * @param {string} text TypeScript
 * @returns {{ start: number, end: number, text: string, line: number, column: number }[]} what to put from `start` to `end`, and
 *   where that is, from 1
 */
export function mutantsOf(text) {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
  const found = [];
  const put = (node, replacement) => {
    const start = node.getStart(source);
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    found.push({ start, end: node.end, text: replacement, line: line + 1, column: character + 1 });
  };
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isThrowStatement(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const operator = OPERATORS.get(node.operatorToken.getText(source));
      if (operator !== undefined) put(node.operatorToken, operator);
    } else if (ts.isNumericLiteral(node)) {
      put(node, node.text === '1' ? '0' : `(${node.text} + 1)`);
    } else if (node.kind === ts.SyntaxKind.TrueKeyword) put(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) put(node, 'true');
    else if (ts.isPrefixUnaryExpression(node)) {
      const sign = text[node.getStart(source)];
      if (sign === '!' || sign === '-') put(node, `(${node.operand.getText(source)})`);
    } else if (ts.isIfStatement(node)) put(node.expression, `!(${node.expression.getText(source)})`);
    else if (ts.isConditionalExpression(node)) put(node.condition, `!(${node.condition.getText(source)})`);
    else if (ts.isWhileStatement(node)) put(node.expression, 'false');
    else if (ts.isPropertyAccessExpression(node) && node.expression.getText(source) === 'Math') {
      if (node.name.text === 'min') put(node.name, 'max');
      if (node.name.text === 'max') put(node.name, 'min');
    } else if (ts.isExpressionStatement(node)) put(node, ';');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
