import type { ReactNode } from 'react';
import type { ListPage, PageView, RowOfPage } from '#renderer/client/page-view.ts';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import type { Person } from '#renderer/window/focus.ts';
import type { ListState, Pointed } from '#renderer/window/list.ts';
import type { RoleNames } from '#renderer/window/names.ts';
import type { Screen } from '#renderer/window/where.ts';
import type { CommandId } from '#shared/contract/commands.ts';
import type { Scope } from '#shared/model/organization.ts';

/** What the grid has to know of a row besides what the list's `toPointed` makes of it. */
export type ListRow = {
  readonly selected: boolean;
  /** Not null: something is staged for it in this list. */
  readonly staged: object | null;
};

/** Somebody in a list of the contract's. */
export type PersonRow = RowOfPage<'member.list'>;

/** What one column shows of one row is drawn from this alone. */
export type Cell<R> = {
  readonly row: R;
  readonly names: RoleNames;
  /** The server's clock. */
  readonly nowMs: number;
};

/** A column, with what it shows. The store orders by those of its sort columns; any other has `isUnsorted`. */
export type ListColumn<R> = GridColumn & {
  /** A function and no component, since a screen has hundreds of cells. */
  readonly draw: (cell: Cell<R>) => ReactNode;
};

/** The rows of a list around those that are drawn, as `usePages` gives them. */
export type ListRows<R> = {
  readonly view: Pick<PageView<'member.list'>, 'failure'> & {
    readonly rowAt: (index: number) => R | undefined;
    readonly anyPage: () => Pick<ListPage<'member.list'>, 'matching' | 'all'> | undefined;
  };
  readonly isPrevious: boolean;
};

/** What stands above a list. */
export type Heading = {
  readonly title: ReactNode;
  /** How many there are without a filter; undefined: not known yet. */
  readonly all: number | undefined;
  /** What must be said of the whole list. */
  readonly note?: ReactNode;
};

/** How a list knows its rows, which cursor and selection name by it. */
export type Rows<R> = {
  readonly toPointed: (row: R) => Pointed;
  /** The row that is somebody's own, on which the cursor comes along from another list; absent: no row is. */
  readonly idOfPerson?: (person: Person) => string;
};

/** A row for each person. */
export const ONE_EACH: Required<Rows<Person>> = {
  toPointed: ({ userId, username }) => ({ id: userId, name: username, person: { userId, username } }),
  idOfPerson: ({ userId }) => userId,
};

/**
 * A list of people: all that one of them has of its own. Its page, its grid, its bars, its menu and its keyboard are the
 * same for all (`people-page.tsx`).
 */
export type PeopleList<R extends ListRow = PersonRow> = Rows<R> & {
  /** The screen that it is; widths of its columns are kept under that. */
  readonly screen: Screen;
  /** Its name, as the title of the screen and of the table. */
  readonly label: string;
  /** The document's ids of its rows begin with it. */
  readonly rowId: string;
  /** Reads the rows. Which list it is says the scope; `useScope` has it, by the screen. */
  readonly useRows: (
    question: Scope & ListState,
    range: { readonly first: number; readonly last: number },
  ) => ListRows<R>;
  readonly useHeading: (scope: Scope) => Heading;
  /** In the order in which they stand. */
  readonly columns: readonly ListColumn<R>[];
  /** Its filters; by what is staged and what is selected can be filtered in all. */
  readonly Filters: (props: { readonly scope: Scope }) => ReactNode;
  readonly text: {
    /** The label of the search, such as "Search members". */
    readonly search: string;
    /** Where the filter hides everybody, such as "in this organization". */
    readonly where: string;
    /** The title while nothing is copied. */
    readonly nothing: string;
  };
  /** Says why a filter can match nobody, if that is known. */
  readonly WhyNobody?: () => ReactNode;
  /** The buttons of the selection bar; one of them says to how many. */
  readonly buttons: readonly {
    readonly command: CommandId;
    readonly label: string;
    readonly isCounted?: boolean;
  }[];
  /** What stands behind More beside these. */
  readonly more: readonly CommandId[];
  /** What the menu of a row has before copying. */
  readonly menu: readonly CommandId[];
};
