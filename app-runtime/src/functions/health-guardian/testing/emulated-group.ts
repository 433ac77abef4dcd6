import {
    AutoScalingClient,
    CreateAutoScalingGroupCommand,
    CreateLaunchConfigurationCommand,
    DescribeAutoScalingGroupsCommand,
} from "@aws-sdk/client-auto-scaling";
import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
    CreateLoadBalancerCommand,
    CreateTargetGroupCommand,
    ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { clientOptions, type AwsPlace } from "../../../common/aws/control-clients.js";

/** What the function is told of, in the emulator. */
export interface EmulatedGroup {
    readonly group: string;
    readonly targetGroup: string;
    readonly loadBalancer: string;
    readonly topic: string;
}

/** Makes a group of instances behind a load balancer, and a topic whose messages go to `inbox`. */
export async function createEmulatedGroup(
    place: AwsPlace,
    { group, size, inbox }: { readonly group: string; readonly size: number; readonly inbox: string },
): Promise<EmulatedGroup> {
    const options = clientOptions(place);
    const balancing = new ElasticLoadBalancingV2Client(options);
    const { Subnets = [] } = await new EC2Client(options).send(new DescribeSubnetsCommand({}));
    const subnets = Subnets.flatMap(({ SubnetId }) => (SubnetId === undefined ? [] : [SubnetId])).slice(0, 2);
    const { TargetGroups: [target] = [] } = await balancing.send(
        new CreateTargetGroupCommand({ Name: group, Protocol: "HTTP", Port: 80, VpcId: Subnets[0]?.VpcId }),
    );
    const { LoadBalancers: [balancer] = [] } = await balancing.send(
        new CreateLoadBalancerCommand({ Name: group, Subnets: subnets }),
    );
    const sns = new SNSClient(options);
    const { TopicArn: topic = "" } = await sns.send(new CreateTopicCommand({ Name: group }));
    await sns.send(new SubscribeCommand({ TopicArn: topic, Protocol: "http", Endpoint: inbox }));
    const targetGroup = target?.TargetGroupArn ?? "";
    await createInstances(new AutoScalingClient(options), { group, size, subnets, targetGroup });
    return { group, targetGroup, loadBalancer: balancer?.LoadBalancerArn ?? "", topic };
}

interface Instances {
    readonly group: string;
    readonly size: number;
    readonly subnets: readonly string[];
    readonly targetGroup: string;
}

async function createInstances(scaling: AutoScalingClient, made: Instances): Promise<void> {
    const { group, size, subnets, targetGroup } = made;
    await scaling.send(
        new CreateLaunchConfigurationCommand({
            LaunchConfigurationName: group,
            ImageId: "ami-12c6146b",
            InstanceType: "t3.small",
        }),
    );
    await scaling.send(
        new CreateAutoScalingGroupCommand({
            AutoScalingGroupName: group,
            LaunchConfigurationName: group,
            MinSize: 2,
            MaxSize: size + 2,
            DesiredCapacity: size,
            // For the emulator 0 is not set, which is 300.
            HealthCheckGracePeriod: 1,
            VPCZoneIdentifier: subnets.join(","),
            TargetGroupARNs: [targetGroup],
        }),
    );
}

/** Ids of the instances that the group has now. */
export async function instancesOf(place: AwsPlace, group: string): Promise<readonly string[]> {
    const { AutoScalingGroups: [found] = [] } = await new AutoScalingClient(clientOptions(place)).send(
        new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [group] }),
    );
    return (found?.Instances ?? []).flatMap(({ InstanceId }) => (InstanceId === undefined ? [] : [InstanceId]));
}
