import { idPart, shortHash } from '../claim/identify.ts';

/**
 * The people of an export, told apart by their ids: two users may have one name. Where two do, both are shown with a mark,
 * their id or six signs made from it.
 */
export class People {
  private readonly names = new Map<string, string>();
  private readonly idsOf = new Map<string, Set<string>>();

  /** Notes a person; the first name that an id comes with is kept. */
  note(id: string, name: string): void {
    if (this.names.has(id)) return;
    this.names.set(id, name);
    const ids = this.idsOf.get(name);
    if (ids) ids.add(id);
    else this.idsOf.set(name, new Set([id]));
  }

  /** A name for a person that no other person has; call it when all people are noted. */
  called(id: string): string {
    const name = this.names.get(id) ?? id;
    return (this.idsOf.get(name)?.size ?? 0) > 1 ? `${name} (${personMark(id)})` : name;
  }

  /**
   * A part of an identifier that no two people share: name and mark, where they share their name.
   *
   * @param always puts the mark there for everybody, where names are free: somebody else of that name may come with the
   * next export
   */
  partOf(id: string, { longest, always = false }: { longest?: number; always?: boolean } = {}): string {
    const name = this.names.get(id) ?? id;
    if (name === id || (!always && this.called(id) === name)) return idPart(name, longest);
    return `${idPart(name, longest)}-${personMark(id)}`;
  }
}

/** An id as a mark beside a name: as it is, if it is short. */
export const personMark = (id: string): string => (/^[\p{L}\p{N}]{1,8}$/u.test(id) ? id : shortHash(id));
