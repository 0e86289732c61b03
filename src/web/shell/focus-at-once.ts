/** The `ref` of a field that takes the focus when it appears: a browser heeds `autofocus` only as a page loads or a dialog opens. */
export const focusAtOnce = (element: HTMLElement | null): void => element?.focus();
