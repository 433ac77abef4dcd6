import { GrantBook } from "../common/grant-book.js";
import { listed } from "../common/validation.js";
import type { ScalableWebTierArgs } from "./args.js";
import { isMountPath } from "./mount-args.js";
import { suppliedVariables } from "./user-data/index.js";

/** What of a tier's arguments is of the kinds that grants bring. */
type BookedArgs = Pick<ScalableWebTierArgs, "environment" | "mounts">;

/** The book of what a tier is granted, until its instances are defined. */
export function tierGrantBook(name: string, { environment, mounts }: BookedArgs): GrantBook {
    return new GrantBook({
        component: "ScalableWebTier",
        name,
        kind: "tier",
        defined: "the instances were",
        environment,
        mounts,
        suppliedVariables,
        mountFindings: (paths) => {
            const misplaced = paths.filter((path) => !isMountPath(path));
            return [
                misplaced.length > 0 && `a grant mounts ${listed(misplaced)}; use an absolute path of plain words.`,
            ];
        },
    });
}
