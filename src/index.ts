export * from './forecast/index.ts';
export * from './inside/index.ts';
export * from './report/index.ts';
export * from './situation/index.ts';
export { version } from './version.ts';
