import { ChevronDown } from 'lucide-react';
import { Button } from '#renderer/ui/button.tsx';
import { Menu, MenuItem } from '#renderer/ui/menu.tsx';
import type { PeopleMenuItem } from './people-menu.tsx';

/** Further actions behind one button. */
export const MoreMenu = ({ items }: { readonly items: readonly PeopleMenuItem[] }) => (
  <Menu trigger={<Button icon={<ChevronDown />}>More</Button>}>
    {items.map(({ key, label, keyText, isEnabled, run }) => (
      <MenuItem key={key} isDisabled={!isEnabled} note={keyText ?? undefined} onSelect={run}>
        {label}
      </MenuItem>
    ))}
  </Menu>
);
