export { className, type Ending, type StateClass } from './state-class.ts';
export { exitInWords, stateExits, uncodedEnds } from './state-exits.ts';
export { stateRate } from './state-rate.ts';
export {
  EXIT_KINDS,
  type Exit,
  type ExitKind,
  MANNERS,
  type Manner,
  type Membership,
  type StateTables,
} from './system.ts';
export { parseStates, type StateTexts } from './tables.ts';
