export { AccessLogQueries } from "./access-log-queries.js";
export type { AccessLogQueriesArgs, AccessLogSourceArgs } from "./args.js";
export type { AccessLogQueriesChildren } from "./children.js";
