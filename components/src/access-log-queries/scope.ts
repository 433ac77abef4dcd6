import type { ChildScope } from "../common/scope.js";
import type { AccessLogQueriesArgs } from "./args.js";
import type { QueriesSettings } from "./settings.js";

/** What every child builder needs to know. */
export interface QueriesScope extends ChildScope {
    args: AccessLogQueriesArgs;
    settings: QueriesSettings;
}
