import type { ChildScope } from "../common/scope.js";
import type { ScalableWebTierArgs } from "./args.js";
import type { TierSettings } from "./settings.js";

/** What every child builder of a tier needs to know. */
export interface TierScope extends ChildScope {
    args: ScalableWebTierArgs;
    settings: TierSettings;
}
