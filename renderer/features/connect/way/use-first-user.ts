import { useState } from 'react';
import { type Secret, useSecret } from '#renderer/ui/use-secret.ts';
import type { NewUser } from '../use-connect.ts';

export type FirstUserForm = {
  /** The second step: the person said that they want to create the user. */
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly username: string;
  readonly setUsername: (username: string) => void;
  readonly fullName: string;
  readonly setFullName: (fullName: string) => void;
  readonly email: string;
  readonly setEmail: (email: string) => void;
  readonly password: Secret;
  readonly again: Secret;
  readonly days: number;
  readonly setDays: (days: number) => void;
  readonly isReady: boolean;
  /** What is wrong with the two passwords; null: nothing. */
  readonly mismatch: string | null;
  /** What is in the fields; null, with both password fields emptied, when the passwords differ. */
  readonly read: () => NewUser | null;
  /** Empties both password fields, once what was in them was used. */
  readonly clear: () => void;
};

/** The state of the form that makes the first user of a server. */
export const useFirstUser = (): FirstUserForm => {
  const [isOpen, setOpen] = useState(false);
  const [username, setUsername] = useState('admin');
  const [fullName, setFullName] = useState('');
  const [email, setEmail] = useState('');
  const [days, setDays] = useState(7);
  const [mismatch, setMismatch] = useState<string | null>(null);
  const password = useSecret();
  const again = useSecret();
  const clear = (): void => {
    password.clear();
    again.clear();
  };
  const read = (): NewUser | null => {
    const [one, two] = [password.peek(), again.peek()];
    const isSame = one === two;
    setMismatch(isSame ? null : 'The two passwords are not the same. Type both again.');
    if (!isSame) {
      clear();
      return null;
    }
    const named = fullName.trim() === '' ? {} : { fullName: fullName.trim() };
    return { username: username.trim(), ...named, email: email.trim(), password: one, lifetimeDays: days };
  };
  const isReady = username.trim() !== '' && email.trim() !== '' && password.isFilled && again.isFilled;
  return {
    isOpen,
    setOpen,
    username,
    setUsername,
    fullName,
    setFullName,
    email,
    setEmail,
    password,
    again,
    days,
    setDays,
    isReady,
    mismatch,
    read,
    clear,
  };
};
