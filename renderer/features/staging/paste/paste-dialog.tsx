import { useState } from 'react';
import { useDialogs } from '#renderer/window/dialogs.ts';
import { useScope } from '#renderer/window/where.ts';
import { PasteField } from './paste-field.tsx';
import { Resolver } from './resolver.tsx';

/** Turns pasted text into a selection; with no text there is a field to paste into. */
export const PasteDialog = ({ text: first }: { readonly text: string }) => {
  const [text, setText] = useState(first);
  const [isEditing, setEditing] = useState(first.trim() === '');
  const close = useDialogs((dialogs) => dialogs.close);
  const scope = useScope();
  if (scope === null) return null;
  if (isEditing) {
    const read = (next: string): void => {
      setText(next);
      setEditing(false);
    };
    return <PasteField text={text} onRead={read} onClose={close} />;
  }
  return <Resolver scope={scope} text={text} onEdit={() => setEditing(true)} onClose={close} />;
};
