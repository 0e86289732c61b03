/** Signs of one cell on a terminal, by which actors are told apart; digits count those in one place. */
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzΓΔΘΛΞΠΣΦΨΩαβγδεζηθλμνξπρστφχψω'];
/** Any actor for whom no sign is left. */
export const UNMARKED = '*';

/**
 * A sign for each actor, the same wherever the actor is shown: a letter of its id where one is free, else the next of the
 * alphabet; `*` when all are taken.
 *
 * @param ids of all actors of the situation, in the order of the file
 */
export function actorMarks(ids: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    ids.map((id) => {
      const own = [...id.toUpperCase()].filter((letter) =>
        /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(letter),
      );
      const mark = [...own, ...ALPHABET].find((letter) => !taken.has(letter)) ?? UNMARKED;
      taken.add(mark);
      return [id, mark];
    }),
  );
}
