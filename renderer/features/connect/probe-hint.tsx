type Props = {
  readonly isBusy: boolean;
  readonly probed: { readonly url: string; readonly version: string } | null;
};

/** What is known of the address so far. */
export const ProbeHint = ({ isBusy, probed }: Props) => {
  if (isBusy) return 'Asking the server…';
  return probed === null ? 'Checked when you leave the field.' : `Coder ${probed.version} answers there.`;
};
