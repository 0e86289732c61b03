export { explanationLines, explanationSection, mixtureInWords } from './in-forecast.ts';
export { mixtureTable } from './mixture-table.ts';
export { hypothesesHtml, hypothesesPart } from './page.ts';
export { analystTable, disagreementTable } from './people-table.ts';
export {
  answerTable,
  cellTable,
  itemTable,
  learningTable,
  matrixTable,
  runningTable,
  transposedTable,
} from './table.ts';
export { type HypothesesTextOptions, hypothesesText } from './text.ts';
