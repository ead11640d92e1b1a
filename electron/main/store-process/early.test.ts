import { describe, expect, it } from 'vitest';
import { startEarly } from './early.ts';
import type { StoreChild } from './store-child.ts';

const createFake = () => {
  const children: { readonly child: StoreChild; readonly end: () => void }[] = [];
  const launch = (): StoreChild => {
    const listeners: ((code: number | null) => void)[] = [];
    const child: StoreChild = {
      pid: children.length + 1,
      post: () => undefined,
      onMessage: () => undefined,
      onComplaint: () => undefined,
      onExit: (listener) => void listeners.push(listener),
      kill: () => undefined,
    };
    children.push({
      child,
      end: () => {
        for (const listener of listeners) listener(0);
      },
    });
    return child;
  };
  return { children, launch };
};

describe('an early store', () => {
  it('runs before anybody asks, is given once, and followed by new ones', () => {
    const { children, launch } = createFake();
    const next = startEarly(launch);
    expect(children).toHaveLength(1);
    expect([next().pid, next().pid]).toEqual([1, 2]);
  });

  it('is not given when it has ended meanwhile', () => {
    const { children, launch } = createFake();
    const next = startEarly(launch);
    children[0]?.end();
    expect(next().pid).toBe(2);
  });

  it('leaves a failure to the first call', () => {
    const next = startEarly(() => {
      throw new Error('no Node');
    });
    expect(next).toThrow('no Node');
  });
});
