import { describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { toOpenedText } from './plan-file.ts';

const opened = {
  deploymentId: 'd1' as DeploymentId,
  deployment: 'Acme',
  fileName: 'plan.json',
  staged: 412,
  unknown: 0,
  renamed: 0,
  renamedSuchAs: null,
  note: '',
};

describe('what an opened plan brought', () => {
  it('is one line, with what is other here than in the file', () => {
    expect(toOpenedText(opened)).toBe('Opened plan.json: staged 412 changes on Acme.');
    const renamed = { renamed: 1, renamedSuchAs: { file: 'ana', here: 'ana.b' } };
    expect(toOpenedText({ ...opened, staged: 1, unknown: 2, ...renamed, note: 'OPS-12' })).toBe(
      'Opened plan.json: staged 1 change on Acme. 2 of them are not known here. 1 is called otherwise here, such as ana.b (ana in the file). Note: OPS-12',
    );
    expect(toOpenedText({ ...opened, ...renamed, renamed: 5_000 })).toContain(
      '5,000 are called otherwise here',
    );
  });
});
