import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import type { Calibration, calibrationDefinition } from './calibration.ts';

test('the interfaces say what the definition of a calibration accepts, no more and no less', () => {
  // Types of mapped keys are the same where each is assignable to the other.
  expectTypeOf<Calibration>().toExtend<z.infer<ReturnType<typeof calibrationDefinition>>>();
  expectTypeOf<z.infer<ReturnType<typeof calibrationDefinition>>>().toExtend<Calibration>();
});
