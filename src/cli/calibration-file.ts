import type { ChosenCalibration } from '../calibration/choose.ts';
import { readCalibration } from '../files/calibration-file.ts';

/** What `--calibration` names: a file, `none`, or without it what ships with the package. @throws UsageError with every fault of the file */
export const chosenCalibration = async (flag: string | undefined): Promise<ChosenCalibration> =>
  flag === undefined || flag === 'none' ? flag : readCalibration(flag);
