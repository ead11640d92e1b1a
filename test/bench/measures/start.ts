import { inRoot } from '#build/base/root.ts';
import { alternate } from '../harness/alternate.ts';
import { keepSecrets, timeToReady } from '../harness/launch.ts';
import { atMost, type Bench } from '../harness/types.ts';

const ROUNDS = 15;

/** Start to the first rows on the screen, over a full copy, against an empty window of the same runtime. */
export const start: Bench = {
  name: 'start',
  sizes: [5_000, 100_000],
  run: async (stage, size) => {
    const profile = await stage.profile(size);
    const { dir } = profile;
    await stage.drop(size);
    const screen = await stage.screen();
    keepSecrets(screen, profile);
    const emptyProfile = stage.folder();
    const ours = () => timeToReady(screen, [inRoot(), '--profile', dir, '--print-ready']);
    const empty = () =>
      timeToReady(screen, [inRoot('test', 'bench', 'empty-window'), `--profile=${emptyProfile}`]);
    const compared = await alternate(ROUNDS, ours, empty);
    const { version, source } = screen.runtime;
    return [
      {
        what: 'start to first row / empty window',
        value: compared.ratio,
        unit: 'x',
        target: atMost(1.6),
        note: `empty window ${compared.bare.toFixed(0)} ms, Electron ${version} (${source})`,
      },
      { what: 'start to first row', value: compared.ours, unit: 'ms', target: null },
    ];
  },
};
