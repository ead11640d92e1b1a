import { useState } from 'react';
import { type Secret, useSecret } from '#renderer/ui/use-secret.ts';
import type { Way } from './ways.ts';

/** What was filled in, with the secrets in it. Goes to the store at once and nowhere else. */
export type Given =
  | { readonly way: 'token'; readonly token: string }
  | {
      readonly way: 'password';
      readonly email: string;
      readonly password: string;
      readonly lifetimeDays: number;
    };

export type SignInForm = {
  readonly way: Way;
  readonly setWay: (way: Way) => void;
  readonly token: Secret;
  readonly email: string;
  readonly setEmail: (email: string) => void;
  readonly password: Secret;
  readonly days: number;
  readonly setDays: (days: number) => void;
  /** Is everything filled in that this way needs? */
  readonly isReady: boolean;
  /** What is in the fields; it stays there until `clear`. */
  readonly read: () => Given;
  /** Empties the secret fields, once what was in them was used. */
  readonly clear: () => void;
  /** Puts the keyboard back where the secret has to be typed again. */
  readonly focus: () => void;
};

/** The longest that every server allows an owner. */
const USUAL_DAYS = 7;

/** The state of a form to sign in with, by token or by password. */
export const useSignIn = (): SignInForm => {
  const [way, setWay] = useState<Way>('token');
  const [email, setEmail] = useState('');
  const [days, setDays] = useState<number>(USUAL_DAYS);
  const token = useSecret();
  const password = useSecret();
  const clear = (): void => {
    token.clear();
    password.clear();
  };
  const read = (): Given => {
    const [pasted, typed] = [token.peek().trim(), password.peek()];
    return way === 'token'
      ? { way, token: pasted }
      : { way, email: email.trim(), password: typed, lifetimeDays: days };
  };
  return {
    way,
    setWay,
    token,
    email,
    setEmail,
    password,
    days,
    setDays,
    isReady: way === 'token' ? token.isFilled : email.trim() !== '' && password.isFilled,
    read,
    clear,
    focus: way === 'token' ? token.focus : password.focus,
  };
};
