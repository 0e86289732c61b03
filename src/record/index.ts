export type { RecordSources, RecordWarning, SituationRecord } from './record.ts';
export { familiesOf, recordOf } from './record-of.ts';
