/**
 * All that the page of a questionnaire does: counts answers, names what is wrong with a number, saves and opens a file. It stands in
 * the page as it is written here, so that it uses nothing from outside of itself.
 */
export function pageScript(): void {
  const byId = (id: string) => document.getElementById(id) as HTMLInputElement;
  const about = JSON.parse(byId('about').textContent ?? '') as { kind: string; format: number; title: string };
  const questions = [...document.querySelectorAll<HTMLFieldSetElement>('fieldset[data-id]')];
  const part = (question: HTMLFieldSetElement, name: string) =>
    question.querySelector<HTMLInputElement>(`[data-part="${name}"]`) as HTMLInputElement;
  let saved = '';

  /** The number that was written, with a decimal comma too; undefined where there is none. */
  const numberIn = (question: HTMLFieldSetElement): number | undefined => {
    const written = part(question, 'value').value.trim().replace(',', '.');
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : undefined;
  };
  const wrongWith = (question: HTMLFieldSetElement): string => {
    if (part(question, 'value').value.trim() === '') return '';
    const { low, high, range } = question.dataset;
    const value = numberIn(question);
    return value === undefined || value < Number(low) || value > Number(high) ? `Expected a number, ${range}.` : '';
  };
  /** Shows what is wrong with an answer, or that nothing is. @returns whether it is right */
  const check = (question: HTMLFieldSetElement): boolean => {
    const wrong = wrongWith(question);
    part(question, 'value').setAttribute('aria-invalid', String(wrong !== ''));
    part(question, 'wrong').textContent = wrong;
    return wrong === '';
  };
  const answers = () =>
    questions.flatMap((question) => {
      const value = numberIn(question);
      const [why, source] = ['why', 'source'].map((name) => part(question, name).value.trim());
      return value === undefined ? [] : [{ id: question.dataset.id as string, value, why, source }];
    });
  const contents = () => JSON.stringify({ ...about, expert: byId('expert').value.trim(), answers: answers() }, null, 2);
  const count = () => {
    byId('count').textContent = `${answers().length} of ${questions.length} answered`;
  };
  const say = (words: string) => {
    byId('said').textContent = words;
  };

  const save = () => {
    const expert = byId('expert');
    const wrong = questions.filter((question) => !check(question));
    expert.setAttribute('aria-invalid', String(expert.value.trim() === ''));
    if (expert.value.trim() === '') {
      say('Not saved: your name is missing.');
      expert.focus();
    } else if (wrong.length > 0) {
      say(`Not saved: ${wrong.length === 1 ? 'one answer is' : `${wrong.length} answers are`} no number of the scale.`);
      part(wrong[0], 'value').focus();
    } else if (answers().length === 0) {
      say('Not saved: there is no answer yet.');
      part(questions[0], 'value').focus();
    } else {
      const link = document.createElement('a');
      const name = expert.value
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-+|-+$/g, '');
      link.download = `${name || 'answers'}.json`;
      link.href = URL.createObjectURL(new Blob([`${contents()}\n`], { type: 'application/json' }));
      link.click();
      URL.revokeObjectURL(link.href);
      saved = contents();
      say(`Saved as ${link.download} where your browser keeps downloads. Send that file back.`);
    }
  };

  /** Puts the answers of a saved file into the page, to go on with them. */
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      const read = JSON.parse(await file.text());
      if (read.kind !== about.kind || !Array.isArray(read.answers)) throw new Error('another file');
      const given = new Map<unknown, { value: unknown; why?: unknown; source?: unknown }>();
      for (const one of read.answers) given.set(one.id, one);
      byId('expert').value = String(read.expert ?? '');
      for (const question of questions) {
        const one = given.get(question.dataset.id);
        for (const name of ['value', 'why', 'source'] as const) part(question, name).value = String(one?.[name] ?? '');
        check(question);
      }
      saved = contents();
      say(`Opened ${file.name}.`);
    } catch {
      say(`${file.name} is no file that this page saved.`);
    }
    count();
  };

  for (const question of questions) {
    const value = part(question, 'value');
    value.addEventListener('input', count);
    value.addEventListener('change', () => check(question));
    // Enter leads to the next question, as in a table.
    value.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      const next = questions[questions.indexOf(question) + (event.shiftKey ? -1 : 1)];
      if (next) part(next, 'value').focus();
      else byId('save').focus();
    });
  }
  byId('save').addEventListener('click', save);
  byId('open').addEventListener('change', () => void open(byId('open').files?.[0]));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  });
  // What is not saved is nowhere: the page keeps nothing in the browser.
  window.addEventListener('beforeunload', (event) => {
    if (answers().length > 0 && contents() !== saved) event.preventDefault();
  });
  count();
}
