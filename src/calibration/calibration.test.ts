import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod';
import type { Calibration, calibrationSchema } from './calibration.ts';

test('the interfaces say what the definition of a calibration accepts, no more and no less', () => {
  // Types of mapped keys are the same where each is assignable to the other.
  expectTypeOf<Calibration>().toExtend<z.infer<typeof calibrationSchema>>();
  expectTypeOf<z.infer<typeof calibrationSchema>>().toExtend<Calibration>();
});
