/** The states of a run in the queue. */
export type RunState = 'open' | 'paused' | 'cancelled';
/** Whether workers may begin pieces; while it is drained they end. */
export type Gate = 'open' | 'paused' | 'draining';
