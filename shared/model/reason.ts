/**
 * Why a plan stands still and why a change ended as it did, by the codes that the journal keeps: one that was ever written
 * keeps its meaning. What has no sentence here cannot be written down (`electron/store/db/journal`).
 */
import { REJECTION_SENTENCES, type RejectCode } from './refusal.ts';

/**
 * Why a plan stopped, and what to do: one sentence pair per code. The journal keeps the code, people get the words.
 * Every way in which a server cannot be talked to is among them.
 */
export const PLAN_REASONS = {
  person: 'Nothing more is sent. Resume when you are ready.',
  restarted:
    'Rollcall was closed while this was being applied. Resume to go on: everything is read again before a write.',
  shutdown:
    'Rollcall was closed while this was being applied. Resume to go on: everything is read again before a write.',
  sleep: 'The computer went to sleep while this was being applied. Resume to go on.',
  cancelled:
    'Cancelled, but not all that was sent is known to have arrived or not. Resume to find out: nothing will be sent.',
  unauthorized: 'The server no longer accepts the token. Sign in again, then resume.',
  'signed-out': 'You are signed out of this deployment. Sign in again, then resume.',
  'secret-unavailable': 'The token cannot be read from the keychain. Unlock the keychain, then resume.',
  'unknown-deployment': 'This deployment is no longer set up here. Add it again, then resume.',
  offline: 'The network is gone. Check the connection, then resume: nothing was lost.',
  'host-not-found': 'The name of the server cannot be found. Check the network or VPN, then resume.',
  'connection-refused': 'The server does not take connections. Check that it is up, then resume.',
  'timed-out': 'The server did not answer in time. Resume when it is well again.',
  tls: 'The server could not prove who it is. Check its certificate before you resume.',
  'proxy-sign-in':
    'The proxy wants a name and password. Enter them in the proxy settings of the deployment, then resume.',
  'proxy-failed': 'The proxy did not let us through. Check the proxy settings and the network, then resume.',
  'not-coder':
    'Something else than Coder answered, perhaps a sign-in page of the network. Fix that, then resume.',
  redirected:
    'The server sent us to another address, and the token is never sent along. Check the URL, then resume.',
  'rate-limited': 'The server asked for a slower pace several times. Wait a few minutes, then resume.',
  'too-slow':
    'Again and again, more time went by between reading a person and changing them than is safe. Nobody who is left was changed. The server, the network, the disk or this computer is very slow, or stood still. Resume when it is quicker.',
  'server-error': 'The server fails on every read. Resume when it is well again.',
  'bad-response':
    'The server gave answers that make no sense. Check what stands between you and it, then resume.',
  'too-large':
    'The server gave answers that are too large. Check what stands between you and it, then resume.',
  forbidden: 'The server no longer lets you read these people. Check your own roles, then resume.',
  'not-found': 'The server does not find these people where they were. Check the organization, then resume.',
  'organization-gone':
    'The organization is no longer there, or the token may not see it any more. Nobody who is left was changed. Look at the organization and at your own roles in it, then resume or cancel.',
  'rights-lost':
    'The token may no longer see these people, so it cannot be told who is still there. Nobody who is left was changed. Check your own roles, then resume or cancel.',
  rejected: 'The server refuses to show these people. Resume later, or ask who runs it.',
  'forbidden-streak':
    'The server refused three changes in a row for lack of permission. Check your own roles, then resume or cancel.',
  'many-failures':
    'More than a fifth of the last changes were refused, or it is not known yet whether they arrived. Look at them, then resume or cancel.',
  'many-conflicts':
    'More than a tenth of the last people were changed by somebody else meanwhile. Refresh, then resume or cancel.',
  'wave-halted':
    'The last wave brought something the review had not foreseen. Look at it, then go on, take it back, or cancel.',
  'role-widened':
    'A role that this plan gives permits more by now than when you approved it. Nobody more is given it. Look at what it permits, then resume to give it as it is, or cancel.',
  'roles-hidden':
    'The list of roles may not be read any more, so it cannot be told whether the roles that this plan gives still permit what you approved. Nobody more is given one. Check your own roles, then resume or cancel.',
  'other-deployment':
    'Another server answers at this address than the one the plan was made for. Nothing was sent.',
  'server-changed':
    'Another server, or another account, answers at this address than the one the plan was started on. Nothing more is sent, and nothing that was sent is called confirmed. Find out which server got it, then resume or cancel.',
  'journal-unavailable':
    'The journal cannot be written, so nothing is sent. Check the disk it is on, then resume.',
  'journal-in-use':
    "Another program is using Rollcall's journal, so nothing more is sent. Close it, then resume: nothing was lost.",
  'disk-full': 'The disk is full, so nothing more is sent. Make room, then resume: nothing was lost.',
  'no-backup':
    'There is no copy of the journal, and none could be written. Make room on the disk, then resume.',
  internal:
    'Something went wrong inside Rollcall. Nothing more is sent. Resume to go on, or look into the log.',
  'look-at-rows': 'Some people need a look: the list says who and why.',
  'differs-after':
    'Some people no longer have the roles that were applied. Somebody may have changed them since.',
} as const;
export type PlanReason = keyof typeof PLAN_REASONS;

/** Why a change did not simply succeed, where the server refused nothing. */
const OWN_REASONS = {
  already: 'Already as wanted: nothing was sent.',
  resolved: 'The answer was lost, but a later read shows it as sent.',
  conflict: 'Somebody else moved the same thing since you staged this. Refresh, then decide again.',
  'conflict-after-unknown':
    'We may have changed this person, and somebody else did too. Look at their roles and correct them by hand.',
  'already-after-loss':
    'As wanted. The journal came back from a copy, so it cannot be told whether Rollcall had sent it.',
  'journal-restored':
    'The journal came back from a copy that may be older than what was done. A read will show how this person is now.',
  'gone-after-unknown':
    'We may have changed this person before they left the organization. There is nothing left to do here.',
  'needs-earlier': 'Something this rests on did not work out, so nothing was sent.',
  'dangling-role':
    'Not sent: it takes away a role that the server does not have, and the server refuses that.',
  'not-asked': 'Not sent: this would be refused.',
  attempts:
    'Sent several times, and each time a read showed that nothing had changed. Check the server, then try again.',
  unreadable: 'The server could not show this person several times, so nothing was sent. Try again later.',
  'holders-unread':
    'Who holds this role could not be read from the server, so it was not deleted: an undo could not have given it back.',
  'roles-unread':
    'What the roles permit by now could not be read from the server, so nobody was given them. Try again later.',
  'lost-answer': 'The answer was lost. A read will show whether the change arrived.',
  'died-on-the-wire': 'Rollcall was closed while the request was out. A read will show whether it arrived.',
} as const;

/** Codes that the journal keeps of a change: those of a refusal, and of what the engine found. */
export type ChangeReason = RejectCode | keyof typeof OWN_REASONS;

/** The sentences of a change that did not simply succeed. */
export const CHANGE_REASONS: Readonly<Record<ChangeReason, string>> = {
  ...OWN_REASONS,
  ...REJECTION_SENTENCES,
};

/** True for a code that has its sentences; one of a later version has none here. */
export const isChangeReason = (code: string): code is ChangeReason => Object.hasOwn(CHANGE_REASONS, code);

/** The same for a code of a plan. */
export const isPlanReason = (code: string): code is PlanReason => Object.hasOwn(PLAN_REASONS, code);
