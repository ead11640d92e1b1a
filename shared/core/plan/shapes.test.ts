import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChange, delta, intents, roleLists } from '#test/kit/role-arbitraries.ts';
import { type Change, VERDICTS, type Verdict } from '../../model/change.ts';
import type { Intent } from '../../model/intent.ts';
import { toShapes as foldShapes, type ShapeRow } from './shapes.ts';

const isAdmin = ({ added, removed }: Change): boolean =>
  [...added, ...removed].some((role) => role.startsWith('organization-'));
const toShapes = (rows: readonly ShapeRow[]) => foldShapes(rows, isAdmin);

const row = (
  intent: Intent,
  base: readonly string[] = ['z'],
  verdict: Verdict = 'will-succeed',
): ShapeRow => ({
  change: buildChange(intent, base),
  verdict,
});
const times = (count: number, one: ShapeRow): readonly ShapeRow[] => Array.from({ length: count }, () => one);

const rowLists: fc.Arbitrary<readonly ShapeRow[]> = fc.array(
  fc.record({
    change: fc
      .record({ intent: intents, base: roleLists, organization: fc.nat(2), user: fc.nat(99) })
      .map(({ intent, base, ...who }) => buildChange(intent, base, who)),
    verdict: fc.constantFrom(...VERDICTS),
  }),
  { maxLength: 40 },
);

describe('folding a plan into shapes', () => {
  it('puts every row into exactly one shape, together with all rows that have the same delta', () => {
    fc.assert(
      fc.property(rowLists, (rows) => {
        const shapes = toShapes(rows);
        const seen = shapes.flatMap(({ members }) => members);
        expect(seen.toSorted((a, b) => a - b)).toEqual(rows.map((_, index) => index));
        for (const shape of shapes)
          for (const index of shape.members)
            expect(rows[index]?.change).toMatchObject({
              organizationId: shape.organizationId,
              added: shape.added,
              removed: shape.removed,
            });
        const deltas = shapes.map((s) => JSON.stringify([s.organizationId, s.added, s.removed]));
        expect(new Set(deltas).size).toBe(shapes.length);
        expect(new Set(shapes.map(({ id }) => id)).size).toBe(shapes.length);
      }),
    );
  });

  it('counts refused and unknown rows so that they add up to those of the plan', () => {
    fc.assert(
      fc.property(rowLists, (rows) => {
        const sum = (pick: 'refused' | 'unknown') => toShapes(rows).reduce((n, shape) => n + shape[pick], 0);
        expect(sum('refused')).toBe(rows.filter(({ verdict }) => verdict === 'will-be-refused').length);
        expect(sum('unknown')).toBe(rows.filter(({ verdict }) => verdict === 'cannot-know').length);
      }),
    );
  });

  it('gives the same shapes in the same order when the rows come in another order', () => {
    fc.assert(
      fc.property(rowLists, (rows) => {
        const idsOf = (list: readonly ShapeRow[]) => toShapes(list).map(({ id }) => id);
        expect(idsOf(rows.toReversed())).toEqual(idsOf(rows));
      }),
    );
  });

  it('knows no shapes in an empty plan', () => {
    expect(toShapes([])).toEqual([]);
  });
});

describe('the id of a shape', () => {
  const idOf = (intent: Intent) => toShapes([row(intent)])[0]?.id ?? '';

  it('depends on the delta and not on the people or the rest of the plan', () => {
    const [first] = toShapes([row(delta(['x'])), row(delta(['y']), ['q'])]);
    expect(first?.id).toBe(idOf(delta(['x'])));
    expect(toShapes([row(delta(['x']), ['other'], 'cannot-know')])[0]?.id).toBe(first?.id);
  });

  it('tells apart names that look alike once they are joined, and added from removed', () => {
    const ids = [
      idOf(delta(['a', 'b'])),
      idOf(delta(['a,b'])),
      idOf(delta(['a","b'])),
      idOf(delta([], ['z'])),
      idOf(delta(['q'], ['z'])),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('stays within 128 characters and unique however long the names are', () => {
    const long = Array.from({ length: 50 }, (_, n) => `role-${'x'.repeat(200)}-${n}`);
    const ids = long.map((name) => idOf(delta([name, 'y'])));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(128);
  });
});

describe('the risks of a shape', () => {
  it('marks a privileged role that is given or taken', () => {
    expect(toShapes([row(delta(['organization-admin']))])[0]?.risks).toEqual(['privileged']);
    expect(
      toShapes([row(delta([], ['organization-auditor']), ['organization-auditor', 'z'])])[0]?.risks,
    ).toEqual(['privileged']);
  });

  it('does not mark a privileged role that is merely kept', () => {
    expect(toShapes([row(delta(['x']), ['organization-admin'])])[0]?.risks).toEqual([]);
  });

  it('marks a shape in which one person of many is left without a role', () => {
    const shapes = toShapes([...times(5, row(delta([], ['x']), ['x', 'y'])), row(delta([], ['x']), ['x'])]);
    expect(shapes).toHaveLength(1);
    expect(shapes[0]?.risks).toEqual(['loses-last-role']);
    expect(shapes[0]?.losingLast).toBe(1);
  });

  it('calls rare what is below ten people and below 1 % of the plan', () => {
    const risksOf = (few: number, many: number) =>
      toShapes([...times(many, row(delta(['x']))), ...times(few, row(delta(['y'])))]).find(({ added }) =>
        added.includes('y'),
      )?.risks;
    expect(risksOf(1, 200)).toEqual(['rare']);
    expect(risksOf(1, 99)).toEqual([]);
    expect(risksOf(9, 5000)).toEqual(['rare']);
    expect(risksOf(10, 5000)).toEqual([]);
  });

  it('never calls the only shape rare', () => {
    expect(toShapes([row(delta(['x']))])[0]?.risks).toEqual([]);
  });
});

describe('the order of shapes', () => {
  it('is privileged, then last role lost, then rare, then the rest, each from few people to many', () => {
    const shapes = toShapes([
      ...times(900, row(delta(['routine']))),
      ...times(100, row(delta(['less-routine']))),
      ...times(3, row(delta(['rare-three']))),
      row(delta(['rare-one'])),
      ...times(20, row(delta([], ['last']), ['last'])),
      ...times(50, row(delta(['organization-admin']))),
      ...times(40, row(delta(['organization-user-admin']))),
    ]);
    expect(shapes.map(({ added, removed }) => [...added, ...removed][0])).toEqual([
      'organization-user-admin',
      'organization-admin',
      'last',
      'rare-one',
      'rare-three',
      'less-routine',
      'routine',
    ]);
  });

  it('breaks ties by id', () => {
    const shapes = toShapes([row(delta(['b'])), row(delta(['a'])), row(delta(['c']))]);
    expect(shapes.map(({ added }) => added[0])).toEqual(['a', 'b', 'c']);
  });
});
