import type { Output } from '#shared/contract/index.ts';
import type { Ability, Capabilities } from '#shared/model/capability.ts';
import type { Deployment } from '#shared/model/deployment.ts';

type AppStatus = Output<'app.getStatus'>;

export const LICENCE_TEXT: Readonly<Record<Capabilities['licence'], string>> = {
  licensed: 'licensed',
  trial: 'trial',
  none: 'no licence',
  agpl: 'build without licensed features',
  unknown: 'not told',
};

export const LAUNCHER_TEXT: Readonly<Record<AppStatus['launcher'], string>> = {
  'utility-process': 'inside Electron',
  'child-process': 'beside Electron',
};

const KEYCHAIN_TEXT: Readonly<Record<AppStatus['keychain']['state'], string>> = {
  ready: 'ready',
  locked: 'locked',
  'no keyring': 'no keyring yet',
  unavailable: 'unavailable',
};

/** State of the keychain with its sentence, if it has one. */
export const toKeychainText = ({ state, message }: AppStatus['keychain']): string =>
  message === '' ? KEYCHAIN_TEXT[state] : `${KEYCHAIN_TEXT[state]}. ${message}`;

/** Everything the popover shows as plain text. Names no person, no address and no token. */
export const toStatusText = (app: AppStatus, capabilities: Capabilities | null): string =>
  [
    `Rollcall ${app.version}`,
    `Store: ${LAUNCHER_TEXT[app.launcher]}`,
    `Keychain: ${KEYCHAIN_TEXT[app.keychain.state]}`,
    `Journal: ${app.journalProblem ?? 'in order'}`,
    '',
    capabilities?.text ?? 'The server was not asked yet.',
  ].join('\n');

/** The one reason that everything missing has in common, to be said once; null: there are several, or one thing. */
export const findSharedWhy = (abilities: readonly Ability[]): string | null => {
  const reasons = abilities.filter((one) => !one.has).map((one) => one.why);
  const [first] = reasons;
  return reasons.length > 1 && reasons.every((why) => why === first) ? (first ?? null) : null;
};

/** Whether entering a token anew is what helps: there is none, the server refuses it, or it has run out. */
export const needsSignIn = (
  { kind, credential }: Pick<Deployment, 'kind' | 'credential'>,
  warning: Output<'token.getStatus'>['warning'] | null,
  failureCode: string | null,
): boolean =>
  kind === 'remote' &&
  (credential === 'none' || warning === 'refused' || warning === 'expired' || failureCode === 'unauthorized');
