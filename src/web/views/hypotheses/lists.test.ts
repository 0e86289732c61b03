import { expect, test } from 'vitest';
import { editText } from '../../../situation/edit/edit-text.ts';
import { patched } from '../../../situation/edit/patch.ts';
import { readHypotheses } from '../../../situation/hypotheses/read.ts';
import type { Hypotheses } from '../../../situation/hypotheses/section.ts';
import { editsBetween } from '../situation/edits-between.ts';
import {
  explanationRenamed,
  itemRenamed,
  withExplanation,
  withItem,
  withoutExplanation,
  withoutItem,
} from './lists.ts';

const TEXT = `title: t # the title
hypotheses:
  explanations:
    a: { name: First, prior: 0.5 } # what most believe
    whole: { prior: 0.4 }
    part: { partOf: whole }
  none: { prior: 0.1 }
  # What was seen.
  evidence:
    e: { likelihood: { a: 0.2, whole: 0.4 } } # the first
    f: { of: event, absent: true }
  events:
    event: { likelihood: { a: 0.9, part: 0.1 } }
`;

/** The text after a change, which is sound again and keeps what it does not touch. */
function after(change: (section: Hypotheses) => Hypotheses, text = TEXT): { text: string; section: Hypotheses } {
  const before = readHypotheses(text, 'h').content?.hypotheses as Hypotheses;
  const next = patched(text, editText(text, editsBetween(['hypotheses'], before, change(before))));
  const { content, faults } = readHypotheses(next, 'h');
  expect(faults).toEqual([]);
  expect(next).toContain('# What was seen.');
  return { text: next, section: content?.hypotheses as Hypotheses };
}

test('a new explanation bears on nothing yet and gets a small prior where the others leave none', () => {
  const { section, text } = after((before) => withExplanation(before, 'Something else'));
  expect(section.explanations.Something_else).toEqual({ name: 'Something else', prior: 0.05 });
  expect(section.evidence?.e.likelihood?.Something_else).toBe('n/a');
  expect(section.events?.event.likelihood.Something_else).toBe('n/a');
  expect(text).toContain('# what most believe');
  expect(text).toContain('# the first');
});

test('a name is changed in one place; the id stays', () => {
  expect(after((before) => explanationRenamed(before, 'a', 'The first')).text).toBe(
    TEXT.replace('name: First', 'name: The first'),
  );
  expect(after((before) => itemRenamed(before, 'e', 'Seen')).section.evidence?.e.name).toBe('Seen');
});

test('an explanation goes with its parts and all that is said under them', () => {
  const { section, text } = after((before) => withoutExplanation(before, 'whole'));
  expect(Object.keys(section.explanations)).toEqual(['a']);
  expect(section.events?.event.likelihood).toEqual({ a: 0.9 });
  expect(text).not.toMatch(/whole|part/);
  // A whole that loses its parts is one by itself, of which each row says something.
  const alone = after((before) => withoutExplanation(before, 'part')).section;
  expect(alone.events?.event.likelihood).toEqual({ a: 0.9, whole: 'n/a' });
});

test('an item goes with the event that nothing else is a report of', () => {
  const { section } = after((before) => withoutItem(before, 'f'));
  expect(section.events).toBeUndefined();
  const { section: more } = after((before) => withItem(before, 'Was it seen?', '2021-05-01'));
  expect(more.evidence?.Was_it_seen).toEqual({
    ...{ name: 'Was it seen?', date: '2021-05-01' },
    likelihood: { a: 'n/a', part: 'n/a' },
  });
});
