const format = (count: number): string => count.toLocaleString();

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
    ...(asStaged > 0 ? [`${format(asStaged)} as staged`] : []),
    ...(already > 0 ? [`${format(already)} already done by someone else`] : []),
    ...(merged > 0 ? [`${format(merged)} merged`] : []),
    ...(conflicts > 0 ? [`${format(conflicts)} ${conflicts === 1 ? 'needs you' : 'need you'}`] : []),
  ];
  return `${format(planned)} planned: ${parts.join(', ')}`;
};
