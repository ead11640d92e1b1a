import { Tag, type Tone } from '#renderer/ui/tag.tsx';
import type { Output } from '#shared/contract/index.ts';

type Stage = Output<'role.browse'>[number]['staged'];

const TEXT: Readonly<Record<NonNullable<Stage>, { readonly text: string; readonly tone: Tone }>> = {
  created: { text: '+ new', tone: 'good' },
  changed: { text: '± changed', tone: 'warn' },
  deleted: { text: '− deleted', tone: 'bad' },
};

/** What is staged for a role, as a sign and a word; nothing when nothing is. */
export const Staged = ({ stage }: { readonly stage: Stage }) =>
  stage === null ? null : (
    <Tag tone={TEXT[stage].tone} title="Staged, not sent">
      {TEXT[stage].text}
    </Tag>
  );
