import { create } from 'zustand';

/** A way to begin: answer questions, take a template, a file, a table from a spreadsheet, or the files of several coders. */
export type Way = 'own' | 'template' | 'file' | 'paste' | 'merge';

/** The dialog in which situations are opened and begun. */
interface Opening {
  isOpen: boolean;
  /** What it shows; undefined: everything that can be opened, and the ways to begin. */
  way: Way | undefined;
  /** Files that were dropped or chosen: several are those of coders. */
  files: readonly File[];
}

const CLOSED: Opening = { isOpen: false, way: undefined, files: [] };

export const useOpening = create<Opening>(() => CLOSED);

/** Opens the dialog, at a way to begin where one is named. */
export const openDialog = (way?: Way): void => useOpening.setState({ isOpen: true, way, files: [] });

/** Opens what was dropped or chosen: one file by itself, several as those of coders of one case. */
export const openFiles = (files: readonly File[], way: Way = files.length > 1 ? 'merge' : 'file'): void =>
  useOpening.setState({ isOpen: true, way, files });

export const chooseWay = (way: Way | undefined): void => useOpening.setState({ way, files: [] });

export const closeDialog = (): void => useOpening.setState(CLOSED);
