import { describe, expect, it } from 'vitest';
import { createPages } from './pages.ts';

describe('createPages', () => {
  it('names our own pages', () => {
    const pages = createPages(undefined, false);
    expect(pages.toUrl('index')).toBe('app://bundle/index.html');
    expect(pages.toUrl('approve')).toBe('app://bundle/approve.html');
  });

  it('names a development server on loopback, never when packaged', () => {
    expect(createPages('http://localhost:5173/', false).toUrl('index')).toBe(
      'http://localhost:5173/index.html',
    );
    expect(createPages('http://localhost:5173', true).origin).toBe('app://bundle');
  });

  it.each([
    'https://evil.example',
    'http://evil.example:80',
    'http://localhost.evil.example:80',
    'http://localhost:80@evil.example:80',
    'http://localhost',
    '',
  ])('does not go to %j', (address) => {
    expect(createPages(address, false).origin).toBe('app://bundle');
  });
});
