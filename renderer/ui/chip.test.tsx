import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Chip, type Tense } from './chip.tsx';

const textOf = (kind: 'added' | 'removed', tense?: Tense): string =>
  renderToStaticMarkup(
    <Chip kind={kind} {...(tense === undefined ? {} : { tense })}>
      Auditor
    </Chip>,
  );

describe('a chip of what is added or removed', () => {
  it('says whether that is wanted, was done, or came to nothing', () => {
    expect(textOf('added')).toContain('(to be added)');
    expect(textOf('removed')).toContain('(to be removed)');
    expect(textOf('added', 'done')).toContain('(added)');
    expect(textOf('removed', 'not-done')).toContain('(not removed)');
  });
});
