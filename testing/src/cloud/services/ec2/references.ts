import type { Reference } from "../../model.js";
import { securityGroupTypes } from "../shared/placement.js";

/** A property that names security groups: a group is not deleted while it is named there. */
export function groupsNamedIn(property: string): Reference {
    return { property, to: securityGroupTypes, missing: "InvalidGroup.NotFound", inUse: "DependencyViolation" };
}
