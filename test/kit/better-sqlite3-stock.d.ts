/** The stock driver beside ours has the same shape; its types are those of the package of that name. */
declare module 'better-sqlite3-stock' {
  import BetterSqlite3 from 'better-sqlite3';
  export = BetterSqlite3;
}
