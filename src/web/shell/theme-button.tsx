import { nextTheme, useTheme } from './theme.ts';

/** Changes the colours. It stands in the header, and on a narrow page in the foot. */
export function ThemeButton({ className }: { className: string }) {
  const [theme, setTheme] = useTheme();
  return (
    <button
      type="button"
      className={className}
      onClick={() => setTheme(nextTheme(theme))}
      aria-label={`Theme: ${theme === 'auto' ? 'as the machine has it' : theme}. Change it`}
    >
      Theme
    </button>
  );
}
