// The plain reference implementations, for benchmarks to compare with: `npm run bench` builds them.
export { plainChallenge } from '../src/inside/challenge-plain.ts';
export { plainExchange } from '../src/inside/exchange-plain.ts';
