import type { Inputs } from "../../inputs.js";
import type { Refusals } from "../../model.js";
import { longerThan, mismatched, outside, unlisted } from "../shared/checks.js";

const invalid = "ValidationError";

/**
 * Faults of a lifecycle hook, whether a resource of its own or listed in a group.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html
 */
export function hookFaults(hook: Inputs): Refusals {
    return [
        mismatched(hook, "name", /^[A-Za-z0-9\-_/]+$/, "letters, digits, - _ and /", invalid),
        longerThan(hook, "name", 255, invalid),
        outside(hook, "heartbeatTimeout", 30, 7200, invalid),
        unlisted(hook, "defaultResult", ["CONTINUE", "ABANDON"], invalid),
        unlisted(
            hook,
            "lifecycleTransition",
            ["autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"],
            invalid,
        ),
        longerThan(hook, "notificationMetadata", 1023, invalid),
    ];
}
