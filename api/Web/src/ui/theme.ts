import { signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

const dark = matchMedia('(prefers-color-scheme: dark)');
const chosen = document.documentElement.dataset['theme'] as Theme | undefined;

/** What is shown now; follows the system until the person chooses. */
export const theme = signal<Theme>(chosen ?? (dark.matches ? 'dark' : 'light'));

dark.addEventListener('change', () => {
  if (!document.documentElement.dataset['theme']) theme.value = dark.matches ? 'dark' : 'light';
});

export function toggleTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = theme.value;
  try {
    localStorage.setItem('rs.theme', theme.value);
  } catch {
    // Then it lasts as long as the page.
  }
}
