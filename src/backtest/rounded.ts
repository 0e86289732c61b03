/** A learned number as a calibration file has it: to six digits. */
export const rounded = (x: number): number => Number(x.toPrecision(6));
