/** The menus and panels that open: a chunk of its own, which `use-radix.ts` loads. */
export { ContextMenu, DropdownMenu, Popover } from 'radix-ui';
