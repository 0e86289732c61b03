import { SaxesParser } from 'saxes';
import type { Place } from '../fault.ts';

/** An element of XML with what is in it. */
export interface Element {
  name: string;
  text: string;
  place: Place;
  children: Element[];
}

const DEEPEST = 20;

/** The first child of a name. */
export const child = (element: Element | undefined, name: string) => element?.children.find((c) => c.name === name);
/** The text of the first child of a name. */
export const childText = (element: Element | undefined, name: string) => child(element, name)?.text.trim() ?? '';

/** A tree of elements; no document type, no entities but XML's own, bounded depth. */
export function parseXml(text: string, fault: (message: string, place: Place) => void): Element | undefined {
  const parser = new SaxesParser();
  const open: Element[] = [];
  let root: Element | undefined;
  let failed = false;
  const place = () => ({ line: parser.line, column: parser.column + 1 });
  const fail = (message: string) => {
    if (!failed) fault(message, place());
    failed = true;
  };
  parser.on('doctype', () => fail('a document type is not read, expected plain XML'));
  parser.on('error', (error) => fail(`not XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('opentag', ({ name }) => {
    const element = { name, text: '', place: place(), children: [] };
    if (open.length > DEEPEST) fail(`nested more than ${DEEPEST} deep`);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (chunk) => {
    const element = open.at(-1);
    if (element) element.text += chunk;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  if (!root) fail('no XML element found');
  return failed ? undefined : root;
}
