import { expect, test } from 'vitest';
import { BinaryRows } from './binary-rows.ts';

test('rows in the binary format of COPY, byte by byte', () => {
  const bytes = new BinaryRows().row(3).bigint(-2).double(undefined).text('ö').done();
  const fields = '0003 00000008fffffffffffffffe ffffffff 00000002c3b6';
  expect(bytes.toString('hex')).toBe(
    `${Buffer.from('PGCOPY\n').toString('hex')}ff0d0a0000000000000000 00${fields}ffff`.replace(/ /g, ''),
  );
});

test('rows may be longer than the room that there is at first', () => {
  const [rows, long] = [new BinaryRows(), 'ä'.repeat(50_000)];
  for (let i = 0; i < 5; i++) rows.row(2).bigint(i).text(long);
  const one = (i: number) => Buffer.from(new BinaryRows().row(2).bigint(i).text(long).done().subarray(19, -2));
  const all = rows.done();
  expect(all.subarray(19, -2).equals(Buffer.concat([0, 1, 2, 3, 4].map(one)))).toBe(true);
});
