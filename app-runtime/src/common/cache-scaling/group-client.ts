import {
    AutoScalingClient,
    DescribeAutoScalingGroupsCommand,
    UpdateAutoScalingGroupCommand,
    type DescribeAutoScalingGroupsCommandOutput,
    type UpdateAutoScalingGroupCommandInput,
    type AutoScalingClientConfig,
} from "@aws-sdk/client-auto-scaling";
import { clientOptions, type AwsPlace, type CallLimit } from "../aws/control-clients.js";

/** The two calls to EC2 Auto Scaling that are made. */
export interface GroupClient {
    describeAutoScalingGroups(
        input: { readonly AutoScalingGroupNames: string[] },
        limit: CallLimit,
    ): Promise<Pick<DescribeAutoScalingGroupsCommandOutput, "AutoScalingGroups">>;
    updateAutoScalingGroup(input: UpdateAutoScalingGroupCommandInput, limit: CallLimit): Promise<unknown>;
}

/** Calls EC2 Auto Scaling. */
export function groupClient(place: AwsPlace, more: AutoScalingClientConfig = {}): GroupClient {
    const client = new AutoScalingClient({ ...clientOptions(place), ...more });
    return {
        describeAutoScalingGroups: (input, limit) => client.send(new DescribeAutoScalingGroupsCommand(input), limit),
        updateAutoScalingGroup: (input, limit) => client.send(new UpdateAutoScalingGroupCommand(input), limit),
    };
}
