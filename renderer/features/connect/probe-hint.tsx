type Props = {
  readonly isBusy: boolean;
  readonly probed: { readonly url: string; readonly version: string } | null;
};

/** What is known of the address so far. */
export const ProbeHint = ({ isBusy, probed }: Props) => {
  if (isBusy) return 'Answer in the window that opened; then the server is asked.';
  return probed === null
    ? 'Nothing is sent to it before you confirm the address.'
    : `Coder ${probed.version} answers there.`;
};
