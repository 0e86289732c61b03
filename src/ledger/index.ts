export * from './claim/claim.ts';
export { claimIdOf, type Entry, type Seal, type SealedEntry, sealHash } from './claim/entry.ts';
export { historiesOf } from './claim/histories.ts';
export { type History, type Status, statusOf } from './claim/history.ts';
export { entryLine, parseEntryLine } from './claim/jsonl.ts';
export { type Edge, momentMs, parseMoment, writeMoment } from './claim/moment.ts';
export { lineReader, type ReadLine } from './claim/read-jsonl.ts';
export { ChainCheck, type Head, type Verification } from './claim/verify.ts';
