import { cx } from '#renderer/ui/cx.ts';
import { toShown } from '#shared/core/text/display-text.ts';
import type { RoleDetail } from './role-draft.ts';
import styles from './roles.module.css';

const LEVELS = {
  site: 'On the whole deployment',
  organization: 'In the organization',
  user: 'On their own things',
  member: 'On their own things in the organization',
} as const;

type Level = RoleDetail['levels'][number];
type Action = {
  readonly action: string;
  readonly negate: boolean;
  readonly change: 'added' | 'removed' | null;
};

const toResources = ({ permissions }: Level): readonly (readonly [string, readonly Action[]])[] => {
  const byResource = new Map<string, Action[]>();
  for (const { resourceType, action, negate } of permissions)
    byResource.set(resourceType, [...(byResource.get(resourceType) ?? []), { action, negate, change: null }]);
  return [...byResource].sort(([a], [b]) => (a < b ? -1 : 1));
};

const say = ({ action, negate }: Action): string => {
  const name = action === '*' ? 'everything' : action;
  return negate ? `never ${name}` : name;
};

/** What a role permits, by resource, as the server lists it. */
export const PermissionList = ({ levels }: { readonly levels: RoleDetail['levels'] }) => (
  <>
    {levels.map((level) => (
      <section key={level.level} className={styles.level} aria-label={toShown(LEVELS[level.level])}>
        <h3>{LEVELS[level.level]}</h3>
        <dl className={styles.resources}>
          {toResources(level).map(([resource, actions]) => (
            <div key={resource}>
              <dt>{resource === '*' ? 'everything (*)' : resource}</dt>
              <dd>
                {actions.map((one) => (
                  <span key={say(one)} className={cx(styles.action, one.negate && styles.never)}>
                    {say(one)}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
    {levels.length === 0 && <p className={styles.soft}>The server lists no permissions for it.</p>}
  </>
);
