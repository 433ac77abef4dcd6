import type { PolicyStatement } from "./policy.js";

/**
 * Opens a shell or a tunnel on an instance without a port, a key or a bastion, and allows nothing else. AWS's own policy for the purpose would read every
 * parameter of the account.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
export const sessionManagerStatement: PolicyStatement = {
    Effect: "Allow",
    Action: [
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ],
    Resource: "*",
};
