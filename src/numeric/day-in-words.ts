export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A day as it is said: 2015-12-12 is "12 December 2015", the last of a year "the end of 2021". */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-');
  return month === '12' && date === '31'
    ? `the end of ${year}`
    : `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}
