/** The one list of what the window can ask of the store. Handlers, client and tests are computed from it. */
import type { z } from 'zod';
import type { Result } from '../base/result.ts';
import { app } from './app.ts';
import { apply } from './apply.ts';
import { capability } from './capability.ts';
import { copy } from './copy.ts';
import type { CommonFailure } from './define.ts';
import { deployment } from './deployment.ts';
import { directory } from './directory.ts';
import { draft } from './draft.ts';
import { history } from './history.ts';
import { member } from './member.ts';
import { paste } from './paste.ts';
import { plan } from './plan.ts';
import { role } from './role.ts';
import { selection } from './selection.ts';
import { sync } from './sync.ts';
import { token } from './token.ts';
import { user } from './user.ts';
import { view } from './view.ts';

/** Every call that a window may make of the store, by name. */
export const contract = {
  ...app,
  ...deployment,
  ...token,
  ...capability,
  ...sync,
  ...copy,
  ...directory,
  ...member,
  ...selection,
  ...paste,
  ...draft,
  ...plan,
  ...apply,
  ...history,
  ...view,
  ...user,
  ...role,
} as const;

/** The contract as a type, of which those of handlers and clients are computed. */
export type Contract = typeof contract;
/** The name of a call. */
export type Name = keyof Contract;
/** The name of a call that changes nothing, and is asked again after what touches its topics. */
export type QueryName = { [N in Name]: Contract[N]['kind'] extends 'query' ? N : never }[Name];
/** The name of a call that changes something. */
export type CommandName = Exclude<Name, QueryName>;

/** What a caller passes. */
export type Input<N extends Name> = z.input<Contract[N]['input']>;
/** What a handler gets: parsed, defaults filled, ids branded. */
export type Parsed<N extends Name> = z.output<Contract[N]['input']>;
/** What a call answers where it went well. */
export type Output<N extends Name> = z.output<Contract[N]['output']>;
/** What a call may fail with of its own, besides what any may. */
export type FailureCode<N extends Name> = Contract[N]['fails'][number];
/** What a handler may answer. */
export type Answer<N extends Name> = Result<Output<N>, FailureCode<N>>;
/** What a caller must be ready for. */
export type Reply<N extends Name> = Result<Output<N>, FailureCode<N> | CommonFailure>;
