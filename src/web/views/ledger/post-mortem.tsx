import type { History } from '../../../ledger/claim/history.ts';

export function PostMortem(_: { history: History }) {
  return null;
}
