import { create } from 'zustand';

/** A way to begin: answer three questions, take a template, a file, or a table from a spreadsheet. */
export type Way = 'own' | 'template' | 'file' | 'paste';

/** The dialog in which situations are opened and begun. */
interface Opening {
  isOpen: boolean;
  /** What it shows; undefined: everything that can be opened, and the ways to begin. */
  way: Way | undefined;
  /** A file that was dropped or chosen. */
  file: File | undefined;
}

const CLOSED: Opening = { isOpen: false, way: undefined, file: undefined };

export const useOpening = create<Opening>(() => CLOSED);

/** Opens the dialog, at a way to begin where one is named. */
export const openDialog = (way?: Way): void => useOpening.setState({ isOpen: true, way, file: undefined });

export const openFile = (file: File): void => useOpening.setState({ isOpen: true, way: 'file', file });

export const chooseWay = (way: Way | undefined): void => useOpening.setState({ way, file: undefined });

export const closeDialog = (): void => useOpening.setState(CLOSED);
