import type { CDPSession, Page } from 'playwright-core';

/** A control that the keyboard reached. */
export interface Stop {
  /** Stays with the control as long as the page is loaded. */
  id: number;
  /** What it is and where it stands: controls of one kind do the same to different things. */
  kind: string;
  role: string;
  name: string;
}

/** What of the walk runs in the page: it knows each control again, also in shadow trees. */
interface InPage {
  active(): Element;
  controls(): number[];
  unreachable(): string[];
  stop(): { id: number; kind: string; hasRing: boolean; isSeen: boolean; isModal: boolean } | undefined;
  find(id: number): HTMLElement | undefined;
  watch(): void;
  effect(): string | undefined;
  dialogs(): number;
  key(): string;
}
declare global {
  var walk: InPage;
}

const TABS = 400;
/** Tabs that one control may take for its parts. */
const PARTS = 4;

/** Walks a page by keyboard alone, and collects what is wrong. */
export class KeyboardWalk {
  readonly wrong: string[] = [];
  readonly #page: Page;
  #cdp: CDPSession | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Before the page is opened. */
  async install(): Promise<void> {
    await this.#page.addInitScript('globalThis.__name = (made) => made');
    await this.#page.addInitScript(walkInPage);
    this.#cdp = await this.#page.context().newCDPSession(this.#page);
  }

  /** Tab from the beginning to the end: every control is reached once, is seen, has a name, and shows that it has the focus. */
  async through(): Promise<Stop[]> {
    const page = this.#page;
    // Tab begins at the first control of a page that was just opened.
    await page.keyboard.press('Tab');
    const stops = await this.#tab(new Set(await page.evaluate(() => walk.controls())));
    for (const one of await page.evaluate(() => walk.unreachable())) this.wrong.push(`by mouse alone: ${one}`);
    return stops;
  }

  /** Tab until all of these are reached, the focus leaves the page, or it comes back to where it was. */
  async #tab(wanted: ReadonlySet<number>, isPart = false): Promise<Stop[]> {
    const page = this.#page;
    const stops: Stop[] = [];
    const reached = new Set<number>();
    const isInDialog = await page.evaluate(() => walk.dialogs() > 0);
    let last: number | undefined;
    let stays = 0;
    let left = 0;
    for (let k = 0; k < TABS; k++) {
      const now = await page.evaluate(() => walk.stop());
      const isNew = now && !reached.has(now.id);
      if (now && isNew && (!isPart || wanted.has(now.id))) {
        reached.add(now.id);
        const said = { id: now.id, kind: now.kind, ...(await this.#said()) };
        stops.push(said);
        const where = `${said.role} "${said.name}"`;
        if (said.name.trim() === '') this.wrong.push(`no name: ${await this.#html(now.id)}`);
        if (!now.isSeen) this.wrong.push(`not in sight with the focus: ${where}`);
        if (!now.hasRing && !(await this.#changesLook())) this.wrong.push(`no ring: ${where}`);
      } else if (now && now.id === last) {
        // The parts of a day are stops of one control.
        stays++;
        if (stays > PARTS) {
          this.wrong.push(`Tab does not leave: ${await this.#html(now.id)}`);
          break;
        }
      } else if (!now && isInDialog && left < 2) {
        // After the last control of a dialog the browser's own bar has its turn, then the first one.
        left++;
      } else if (k > 0 && !isPart) break;
      if (now?.id !== last) stays = 0;
      last = now?.id;
      if ([...wanted].every((id) => reached.has(id))) break;
      await page.keyboard.press('Tab');
    }
    for (const id of wanted)
      if (!reached.has(id) && (await page.evaluate((one) => walk.find(one)?.isConnected, id)))
        this.wrong.push(`not reached: ${await this.#html(id)}`);
    return stops;
  }

  /** What a reader of screens says of what has the focus. */
  async #said(): Promise<Pick<Stop, 'role' | 'name'>> {
    const cdp = this.#cdp as CDPSession;
    const { result } = await cdp.send('Runtime.evaluate', { expression: 'walk.active()' });
    const { nodes } = await cdp.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId as string,
      fetchRelatives: false,
    });
    return { role: String(nodes[0]?.role?.value ?? ''), name: String(nodes[0]?.name?.value ?? '') };
  }

  /** Whether the picture around what has the focus differs from the one without. */
  async #changesLook(): Promise<boolean> {
    const page = this.#page;
    const clip = await page.evaluate(() => {
      const { left, top, width, height } = walk.active().getBoundingClientRect();
      const [x, y] = [Math.max(0, left - 6), Math.max(0, top - 6)];
      return { x, y, width: Math.min(innerWidth - x, width + 12), height: Math.min(innerHeight - y, height + 12) };
    });
    if (clip.width <= 0 || clip.height <= 0) return false;
    const focused = await page.screenshot({ clip, caret: 'hide' });
    const handle = await page.evaluateHandle(() => walk.active() as HTMLElement);
    await handle.evaluate((one) => one.blur());
    const plain = await page.screenshot({ clip, caret: 'hide' });
    await handle.evaluate((one) => one.focus({ preventScroll: true }));
    return !focused.equals(plain);
  }

  #html = (id: number) => this.#page.evaluate((one) => walk.find(one)?.outerHTML.slice(0, 160) ?? 'gone', id);

  /**
   * Presses what has the focus: something follows. A dialog that opens is walked through, Escape closes it, and the focus is where it was.
   *
   * @param deeper what else to do in a dialog that has opened
   */
  async press(
    { id, role, name }: Stop,
    deeper?: (stops: Stop[]) => Promise<void>,
  ): Promise<'dialog' | 'effect' | 'gone'> {
    const page = this.#page;
    const where = `${role} "${name}"`;
    const isThere = await page.evaluate((one) => {
      const element = walk.find(one);
      if (!element?.isConnected || !element.checkVisibility()) return false;
      // What is chosen already has nothing to do.
      if (element.matches('[aria-pressed=true],[aria-current],[aria-current] *,:disabled')) return false;
      element.focus();
      walk.watch();
      return walk.active() === element;
    }, id);
    if (!isThere) return 'gone';
    const before = new Set(await page.evaluate(() => walk.controls()));
    const dialogs = await page.evaluate(() => walk.dialogs());
    const isDownloaded = page.waitForEvent('download', { timeout: 2500 }).then(
      () => 'download',
      () => undefined,
    );
    const isChoosing = page.waitForEvent('filechooser', { timeout: 2500 }).then(
      () => 'file chooser',
      () => undefined,
    );
    await page.keyboard.press(await page.evaluate(() => walk.key()));
    const isSeen = page
      .waitForFunction(() => walk.effect(), undefined, { timeout: 2500, polling: 30 })
      .then((handle) => handle.jsonValue())
      .catch(() => undefined);
    const outside = Promise.all([isDownloaded, isChoosing]).then((all) => all.find((one) => one !== undefined));
    const effect = (await isSeen) ?? (await outside);
    if (effect === undefined) {
      this.wrong.push(`nothing follows from its key: ${where}`);
      return 'effect';
    }
    await page.waitForTimeout(150);
    // The code of some dialogs comes when they are opened, and late on a busy machine.
    if (/button/i.test(role))
      await page
        .waitForFunction((many) => walk.dialogs() > many, dialogs, { timeout: 700, polling: 50 })
        .catch(() => undefined);
    if ((await page.evaluate(() => walk.dialogs())) > dialogs) {
      const inside = await this.#tab(new Set(await page.evaluate(() => walk.controls())));
      await deeper?.(inside);
      await page.keyboard.press('Escape');
      const isClosed = await page
        .waitForFunction((many) => walk.dialogs() <= many, dialogs, { timeout: 1500 })
        .catch(() => undefined);
      if (!isClosed) this.wrong.push(`Escape does not close: ${where}`);
      await page.waitForTimeout(50);
      const now = await page.evaluate(() => walk.stop());
      if (now?.id !== id)
        this.wrong.push(`the focus does not come back: ${where}: ${now ? await this.#html(now.id) : 'nowhere'}`);
      return 'dialog';
    }
    // A control that goes away when it is pressed leaves the focus somewhere.
    if (!(await page.evaluate(() => walk.stop()))) this.wrong.push(`the focus is lost: ${where}`);
    const more = (await page.evaluate(() => walk.controls())).filter((one) => !before.has(one));
    if (more.length > 0) await this.#tab(new Set(more), true);
    return 'effect';
  }
}

function walkInPage(): void {
  const known = new Map<Element, number>();
  const idOf = (element: Element) => {
    const id = known.get(element) ?? known.size + 1;
    known.set(element, id);
    return id;
  };
  const CONTROLS = 'a[href],button,input,select,textarea,summary,[tabindex],[contenteditable=true]';
  const everything = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);
  const isInClosedDetails = (element: Element) => {
    const details = element.closest('details:not([open])');
    return details !== null && element.closest('summary')?.parentElement !== details;
  };
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]') && !isInClosedDetails(element);
  /** Arrows move among radio buttons; Tab goes to the one that is chosen. */
  const isOneOfMany = (element: Element, all: Element[]) => {
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return false;
    const group = all.filter(
      (one): one is HTMLInputElement =>
        one instanceof HTMLInputElement && one.type === 'radio' && one.name === element.name,
    );
    return element !== (group.find((one) => one.checked) ?? group[0]);
  };
  const top = () => [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
  const controls = () => {
    const all = everything(top()).filter((one) => one.matches(CONTROLS) && isShown(one));
    return all.filter(
      (one) => (one as HTMLElement).tabIndex >= 0 && !(one as HTMLButtonElement).disabled && !isOneOfMany(one, all),
    );
  };
  const active = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element as Element;
  };
  const kindOf = (element: Element | null): string =>
    element === null || element === document.body
      ? ''
      : `${element.localName}.${element.getAttribute('class') ?? ''}<${kindOf(element.parentElement)}`;
  const stop = () => {
    const element = active();
    if (!element || element === document.body) return undefined;
    const { left, top: above, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, above + height / 2];
    const isIn = left >= -1 && left < innerWidth && above < innerHeight && above + height > 0;
    const over = document.elementFromPoint(x, Math.min(innerHeight - 1, Math.max(0, y)));
    const host = (element.getRootNode() as ShadowRoot).host ?? element;
    const isCovered =
      over?.closest('.bar, dialog') && !over.contains(element) && !element.contains(over) && !host.contains(over);
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      ...{ id: idOf(element), kind: kindOf(element) },
      hasRing: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
      isSeen: isIn && !isCovered,
      isModal: element.closest('dialog:modal') !== null,
    };
  };
  let said: string | undefined;
  const observer = new MutationObserver((changes) => {
    const one = changes.find(({ target }) => {
      const element = target instanceof Element ? target : target.parentElement;
      return element && !element.closest('.status');
    });
    if (one) said ??= one.type;
  });
  const watch = () => {
    said = undefined;
    observer.disconnect();
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const [place, element] = [location.href, active()];
    effect = () =>
      said ?? (location.href === place ? undefined : 'address') ?? (active() === element ? undefined : 'focus');
  };
  let effect: () => string | undefined = () => undefined;
  for (const kind of ['input', 'change', 'toggle']) addEventListener(kind, () => (said ??= kind), true);
  globalThis.walk = {
    active,
    stop,
    watch,
    effect: () => effect(),
    controls: () => controls().map(idOf),
    find: (id) => [...known].find(([, one]) => one === id)?.[0] as HTMLElement | undefined,
    key: () => {
      const element = active();
      if (element instanceof HTMLSelectElement)
        return element.selectedIndex === element.options.length - 1 ? 'ArrowUp' : 'ArrowDown';
      if (element.matches('[role=grid]')) return 'ArrowDown';
      if (element instanceof HTMLTextAreaElement || (element as HTMLElement).isContentEditable) return 'x';
      if (!(element instanceof HTMLInputElement)) return 'Enter';
      if (element.type === 'range') return element.value === element.max ? 'ArrowLeft' : 'ArrowRight';
      if (element.type === 'checkbox' || element.type === 'radio') return 'Space';
      return element.type === 'file' ? 'Enter' : element.type === 'date' ? 'ArrowUp' : '1';
    },
    dialogs: () => document.querySelectorAll('dialog[open]').length,
    unreachable: () =>
      everything(top())
        .filter((one) => {
          if (getComputedStyle(one).cursor !== 'pointer' || !isShown(one)) return false;
          if (one.parentElement && getComputedStyle(one.parentElement).cursor === 'pointer') return false;
          // The grid keeps the focus, and arrows move in it.
          return !one.closest(`${CONTROLS},label`) && !one.querySelector(CONTROLS);
        })
        .map((one) => one.outerHTML.slice(0, 120)),
  };
}
