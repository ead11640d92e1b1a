import { describe, expect, it } from 'vitest';
import * as joined from '#shared/contract/index.ts';
import * as filter from '#shared/model/member-filter.ts';
import { memberFilterSchema } from '#shared/model/member-filter-schema.ts';
import { toPlainExports } from './plain-exports.ts';

const load = (source: string): Promise<Record<string, unknown>> =>
  import(`data:text/javascript,${encodeURIComponent(source)}`);

describe('modules without their schemas', () => {
  it('keep kind, failures, topics and what may wait of every call of the contract, and nothing of its schemas', async () => {
    const { contract } = await load(toPlainExports(joined));
    const expected = Object.fromEntries(
      Object.entries(joined.contract).map(([name, { kind, fails, topics, isBackground }]) => [
        name,
        { kind, fails, topics, isBackground },
      ]),
    );
    expect(contract).toEqual(expected);
  });

  it('keep constants as they are', async () => {
    const { NO_FILTER, SORT_COLUMNS } = await load(toPlainExports(filter));
    expect({ NO_FILTER, SORT_COLUMNS }).toEqual({
      NO_FILTER: filter.NO_FILTER,
      SORT_COLUMNS: filter.SORT_COLUMNS,
    });
  });

  it('do not export a schema, a function, or a list with one in it, so that to import one fails the build', () => {
    expect(toPlainExports({ schema: memberFilterSchema, run: () => 1, both: [1, () => 1] })).toBe('');
  });
});
