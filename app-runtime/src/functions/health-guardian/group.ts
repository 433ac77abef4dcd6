import {
    AutoScalingClient,
    DescribeAutoScalingGroupsCommand,
    DetachInstancesCommand,
    TerminateInstanceInAutoScalingGroupCommand,
    type AutoScalingGroup,
} from "@aws-sdk/client-auto-scaling";
import { clientOptions, limit, type AwsPlace } from "../../common/aws/control-clients.js";
import type { ObservedGroup } from "./observation.js";

/** The group as it is set, and who is in it. */
export interface SeenGroup extends ObservedGroup {
    readonly instances: readonly { readonly id: string; readonly lifecycle: string }[];
    /** Whether the group itself terminates whom the load balancer finds unhealthy: then nothing is kept of it. */
    readonly forestalls: boolean;
}

/** One Auto Scaling group: looks at it, and takes instances out so that it starts others in their place. */
export class WatchedGroup {
    private readonly client: AutoScalingClient;

    constructor(
        place: AwsPlace,
        private readonly name: string,
    ) {
        this.client = new AutoScalingClient(clientOptions(place));
    }

    /** The call rejects with what AWS says, after 10 seconds, or where there is no such group. */
    public async look(): Promise<SeenGroup> {
        const { AutoScalingGroups: [group] = [] } = await this.client.send(
            new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [this.name] }),
            limit(),
        );
        if (group === undefined) {
            throw new Error(`There is no Auto Scaling group ${this.name}; set AUTO_SCALING_GROUP to the one to watch.`);
        }
        return seenGroup(group);
    }

    /**
     * Terminates an instance; one that is no longer in the group counts as terminated.
     *
     * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TerminateInstanceInAutoScalingGroup.html
     */
    public async terminate(instance: string): Promise<void> {
        const terminate = new TerminateInstanceInAutoScalingGroupCommand({
            InstanceId: instance,
            ShouldDecrementDesiredCapacity: false,
        });
        await this.client.send(terminate, limit()).catch(unlessGone);
    }

    /**
     * Takes an instance out of group and load balancer, and lets it run; one that is no longer in the group counts as detached.
     *
     * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-detach-attach-instances.html
     */
    public async detach(instance: string): Promise<void> {
        const detach = new DetachInstancesCommand({
            AutoScalingGroupName: this.name,
            InstanceIds: [instance],
            ShouldDecrementDesiredCapacity: false,
        });
        await this.client.send(detach, limit()).catch(unlessGone);
    }
}

/** What AWS says where the instance is in no group, or in another: the step has been taken already. */
function unlessGone(error: unknown): void {
    const isGone =
        error instanceof Error &&
        error.name === "ValidationError" &&
        /no managed instance found|instance id not found|is not part of/i.test(error.message);
    if (!isGone) {
        throw error;
    }
}

function seenGroup(group: AutoScalingGroup): SeenGroup {
    const suspended = new Set(group.SuspendedProcesses?.map(({ ProcessName }) => ProcessName));
    const replacesItself = !suspended.has("ReplaceUnhealthy") && !suspended.has("HealthCheck");
    return {
        minimum: group.MinSize ?? 0,
        desired: group.DesiredCapacity ?? 0,
        graceSeconds: group.HealthCheckGracePeriod ?? 0,
        // A group that is being deleted has a status.
        replaces: !suspended.has("Launch") && !suspended.has("Terminate") && group.Status === undefined,
        forestalls: group.HealthCheckType?.includes("ELB") === true && replacesItself,
        instances: (group.Instances ?? []).flatMap(({ InstanceId, LifecycleState }) =>
            InstanceId === undefined ? [] : [{ id: InstanceId, lifecycle: LifecycleState ?? "unknown" }],
        ),
    };
}
