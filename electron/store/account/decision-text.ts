import { english } from '#shared/base/format.ts';
import { toIsoDay } from '#shared/base/iso.ts';
import { isLoopback } from '#shared/base/loopback.ts';
import type { Certificate } from '#shared/model/deployment.ts';
import type { DeploymentRecord } from '../db/journal/deployment.ts';
import type { Confirmation } from './confirm.ts';
import { isPlain, type ProxySetting } from './reach/find-ways.ts';

type Move = NonNullable<Confirmation['moves']>[number];

/** How a name and password get to a proxy: `Basic` over plain http can be read on the way. On this computer nobody does. */
const sayOpen = (origin: string): string => {
  const proxy = URL.parse(origin);
  if (proxy === null) return ', in the clear unless it is an https proxy';
  const isOpen = proxy.protocol === 'http:' && !isLoopback(proxy.hostname);
  return isOpen ? ', in the clear: whoever is on the network between can read it' : '';
};

/** The way to a server in words. `credentialsFor` is the proxy that gets a name and password; null: none does. */
export const sayWay = (
  url: string,
  { mode, url: proxyUrl }: ProxySetting,
  credentialsFor: string | null,
): string => {
  if (isPlain(url)) return 'directly, without leaving this computer';
  const told =
    credentialsFor === null
      ? ''
      : `; ${credentialsFor} gets the proxy’s name and password if it asks${sayOpen(credentialsFor)}`;
  if (mode === 'manual') return `through the proxy ${proxyUrl ?? ''}${told}`;
  return mode === 'none' ? 'directly, without a proxy' : `as the system’s proxy settings say${told}`;
};

/** A certificate so that it can be compared: its hash first, since a subject can be anything. */
const sayCertificate = ({ sha256, validTo, subject }: Certificate): string =>
  `SHA-256 ${sha256}, valid until ${toIsoDay(validTo)}, ${subject}`;

/** Certificates that are going to be trusted, one move each. */
export const toTrustMoves = (certificates: readonly Certificate[]): readonly Move[] =>
  certificates.map((certificate, n) => ({
    what: `Trusted certificate ${n + 1}`,
    from: null,
    to: sayCertificate(certificate),
  }));

/** Certificates that are going to be trusted no more, in one move. */
export const toDistrustMoves = (certificates: readonly Certificate[]): readonly Move[] => {
  const [first, ...others] = certificates;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : `${certificates.length} certificates, the first: `;
  return [{ what: 'Trusted until now', from: `${more}${sayCertificate(first)}`, to: 'not trusted' }];
};

const PLAIN_LINE =
  'Plain http protects nothing by itself: it is right only for a server, or a tunnel to one, on this computer.';

export type Going = {
  /** What goes there, as the first words of a move. */
  readonly what: string;
  /** Whatever of it may be shown. */
  readonly entered: string;
  readonly url: string;
  readonly way: string;
  readonly certificates: readonly Certificate[];
};

/** Where something that was entered goes, and how. */
export const toGoingMoves = ({ what, entered, url, way, certificates }: Going): readonly Move[] => [
  { what, from: entered, to: url },
  { what: 'The way there', from: null, to: way },
  ...toTrustMoves(certificates),
];

/** What is said of an address of plain http; nothing of any other. */
export const toPlainLines = (url: string): readonly string[] => (isPlain(url) ? [PLAIN_LINE] : []);

/** The way to a kept deployment in words. */
export const sayKeptWay = (record: DeploymentRecord): string =>
  sayWay(
    record.url,
    { mode: record.proxyMode, url: record.proxyUrl },
    record.hasProxySecret ? (record.proxyUrl ?? 'that proxy') : null,
  );

/** "1 day", "30 days". */
export const sayDays = (days: number): string => english.countOf(days, 'day', 'days');

/** What a person is asked before copies are kept for another time. */
export const toLifeQuestion = (from: number, to: number): Confirmation => ({
  kind: 'edit',
  title: 'Change how long copies are kept?',
  lines: ['What was fetched of a deployment is erased when it was not refreshed for so long.'],
  moves: [{ what: 'Copies of all deployments are erased after', from: sayDays(from), to: sayDays(to) }],
  confirmLabel: 'Change',
});
