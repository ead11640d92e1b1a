import { ChevronDown } from 'lucide-react';
import { Button } from '#renderer/ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '#renderer/ui/menu.tsx';
import { useBindings } from '#renderer/window/commands.ts';

/** The plan as a file, and as commands to run by hand. */
export const PlanMenu = () => {
  const files = useBindings(['plan.save', 'plan.open']);
  const copies = useBindings(['plan.copy-curl', 'plan.copy-coder', 'plan.copy-json']);
  const toItem = ({ key, label, keyText, isEnabled, run }: (typeof files)[number]) => (
    <MenuItem key={key} onSelect={run} isDisabled={!isEnabled} note={keyText ?? undefined}>
      {label}
    </MenuItem>
  );
  return (
    <Menu
      trigger={
        <Button>
          Plan <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      {files.map(toItem)}
      <MenuLine />
      {copies.map(toItem)}
    </Menu>
  );
};
