/** The claimant of a forecast that pools several models. */
export const POOL = 'Tightrope';
/** The claimants of its two views, where the record bears on an outcome as well. */
export const OUR_VIEWS = { inside: `${POOL}: inside view`, outside: `${POOL}: outside view` };
/** Tags claims that were written down when their deadline was past already. */
export const HINDSIGHT = 'hindsight';
