import { describe, expect, it } from 'vitest';
import { CHANNELS } from '#shared/contract/channels.ts';
import { createNotify, type NoticeKit } from './notify.ts';

const plan = { deploymentId: 'd1', planId: 'p1' };
const notice = { title: 'Applied', body: '5 people', plan };

const openScene = (kit: Partial<NoticeKit> = {}) => {
  const told: unknown[] = [];
  const clicks: (() => void)[] = [];
  const show: NoticeKit['show'] = (title, body, onClick) => {
    told.push([title, body]);
    clicks.push(onClick);
  };
  const window = {
    isMinimized: () => true,
    restore: () => void told.push('restored'),
    show: () => void told.push('shown'),
    focus: () => void told.push('focused'),
    webContents: { send: (channel: string, payload: unknown) => void told.push([channel, payload]) },
  };
  const all = { isLookedAt: () => false, isSupported: () => true, show, ...kit };
  return { notify: createNotify(all, () => window), told, clicks };
};

describe('a notice', () => {
  it('is shown, and its click brings the window up on the plan', () => {
    const { notify, told, clicks } = openScene();
    notify(notice);
    expect(told).toEqual([['Applied', '5 people']]);
    clicks[0]?.();
    expect(told.slice(1)).toEqual(['restored', 'shown', 'focused', [CHANNELS.openPlan, plan]]);
  });

  it('writes out what cannot be seen in the name of a deployment', () => {
    const { notify, told } = openScene();
    notify({ ...notice, title: 'Done\u202e', body: 'on Ac\u200bme' });
    expect(told).toEqual([['Done⟨U+202E⟩', 'on Ac⟨U+200B⟩me']]);
  });

  it('is not shown to somebody who looks at the window, or where there is no place for it', () => {
    for (const kit of [{ isLookedAt: () => true }, { isSupported: () => false }]) {
      const { notify, told } = openScene(kit);
      notify(notice);
      expect(told).toEqual([]);
    }
  });
});
