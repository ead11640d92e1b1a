import { local } from '#shared/base/format.ts';

const { formatCount, countOf } = local;

type Rebase = {
  readonly planned: number;
  readonly asStaged: number;
  readonly already: number;
  readonly merged: number;
  readonly conflicts: number;
};

/** "412 planned: 397 as staged, 9 already done by someone else, 4 merged, 2 need you"; empty: nothing moved. */
export const toRebaseText = ({ planned, asStaged, already, merged, conflicts }: Rebase): string => {
  if (already + merged + conflicts === 0) return '';
  const parts = [
    ...(asStaged > 0 ? [`${formatCount(asStaged)} as staged`] : []),
    ...(already > 0 ? [`${formatCount(already)} already done by someone else`] : []),
    ...(merged > 0 ? [`${formatCount(merged)} merged`] : []),
    ...(conflicts > 0 ? [countOf(conflicts, 'needs you', 'need you')] : []),
  ];
  return `${formatCount(planned)} planned: ${parts.join(', ')}`;
};
