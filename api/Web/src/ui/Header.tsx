import type { ComponentChildren } from 'preact';
import { lang, switchLanguage, text } from '../i18n/i18n';
import { Icon } from './Icon';
import { theme, toggleTheme } from './theme';

/** The mark: a station's roof over a charging bolt, in one stroke weight. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 40 40" width="36" height="36" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="11" class="mark-ground" />
      <path class="mark-roof" d="M7 19 20 8.5 33 19" />
      <path class="mark-bolt" d="M22 15.5 13.5 26H19l-1.2 7.5L26.5 23H21l1-7.5Z" />
    </svg>
  );
}

/** Language and theme, on every page in the same corner. */
export function Preferences() {
  const other = lang.value === 'zh' ? 'en' : 'zh';
  const dark = theme.value === 'dark';
  return (
    <>
      <button type="button" class="plain" data-testid="lang-toggle" lang={other === 'en' ? 'en' : 'zh-CN'}
        onClick={() => void switchLanguage(other)}>
        {other === 'en' ? 'English' : '中文'}
      </button>
      <button type="button" class="plain square" data-testid="theme-toggle" onClick={toggleTheme}
        aria-label={text(dark ? 'theme.toLight' : 'theme.toDark')}>
        <Icon name={dark ? 'sun' : 'moon'} />
      </button>
    </>
  );
}

export function Header({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <header class="top">
      <a class="brand" href="/" aria-label={text('brand.home')}>
        <Mark />
        <span class="brand-words"><strong>{text('brand.name')}</strong></span>
      </a>
      <h1 class="top-title" data-testid="page-title"><bdi>{title}</bdi></h1>
      <div class="top-tools">
        {children}
        <Preferences />
      </div>
    </header>
  );
}
