export * from './base-rate/index.ts';
export { CAMEO, cameoByLabel, cameoOf, type EventCode, quadOf } from './codes/cameo.ts';
export * from './next-events/index.ts';
