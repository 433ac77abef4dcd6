import { AutoScaling } from "@aws-sdk/client-auto-scaling";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import { clientOptions, type AwsPlace } from "../../common/aws/control-clients.js";
import { defaultConfiguration, writeConfiguration } from "../../common/control/configuration.js";
import { startAwsEmulator, type AwsEmulator } from "../../local/aws-emulator.js";
import { ConfigurationStore } from "../../common/control/configuration-store.js";
import { AutoScalingPool } from "../../common/cache-scaling/pool.js";
import { PoolFollower } from "./pool-follower.js";

const parameterName = "/evenkeel/parts/pool";
const group = "web-group";
const quietLog = { info: () => undefined, warn: () => undefined };

describe("the pool beside an emulator of AWS", function () {
    this.timeout(90_000);
    const environmentBefore = { ...process.env };
    let aws: AwsEmulator;
    let place: AwsPlace;
    let client: AutoScaling;
    let version = 0;

    before(async () => {
        aws = await startAwsEmulator();
        Object.assign(process.env, aws.environment);
        place = { region: aws.region, endpoint: aws.endpoint };
        client = new AutoScaling(clientOptions(place));
        const launches = { LaunchConfigurationName: "web", ImageId: "ami-12c6146b", InstanceType: "t3.micro" };
        await client.createLaunchConfiguration(launches);
    });
    after(async () => {
        await aws?.stop();
        process.env = environmentBefore;
    });
    beforeEach(() =>
        client.createAutoScalingGroup({
            ...{ AutoScalingGroupName: group, LaunchConfigurationName: "web" },
            ...{ MinSize: 2, MaxSize: 6, AvailabilityZones: [`${aws.region}a`] },
        }),
    );
    afterEach(() => client.deleteAutoScalingGroup({ AutoScalingGroupName: group, ForceDelete: true }));

    const followerOf = (): PoolFollower =>
        new PoolFollower({
            store: new ConfigurationStore(new SSM(clientOptions(place)), parameterName),
            pool: new AutoScalingPool({ client: new AutoScaling(clientOptions(place)), group, leastNodes: 2 }),
            log: quietLog,
        });
    const want = async (nodes: number): Promise<void> => {
        version += 1;
        const scaling = { ...defaultConfiguration.scaling, nodes };
        const Value = writeConfiguration({ ...defaultConfiguration, version, scaling });
        const parameter = { Name: parameterName, Value, Type: "String", Overwrite: true } as const;
        await new SSM(clientOptions(place)).putParameter(parameter);
    };
    /** What a policy of the group does, which knows processors and no caches. */
    const policySets = (DesiredCapacity: number): Promise<unknown> =>
        client.setDesiredCapacity({ AutoScalingGroupName: group, DesiredCapacity });
    /** Fewest nodes, and those that there are. */
    const nodes = async (): Promise<readonly [number | undefined, number | undefined]> => {
        const { AutoScalingGroups = [] } = await client.describeAutoScalingGroups({ AutoScalingGroupNames: [group] });
        return [AutoScalingGroups[0]?.MinSize, AutoScalingGroups[0]?.Instances?.length];
    };

    // That no policy goes below the minimum is AWS's part, which the emulator does not play.
    it("starts the nodes that are missing, and lets the group keep them", async () => {
        await want(4);
        await followerOf().look();

        expect(await nodes()).to.deep.equal([4, 4]);
    });

    it("takes no node away that a policy has added, also when fewer are wanted", async () => {
        await want(4);
        const follower = followerOf();
        await follower.look();
        await policySets(5);
        await want(3);
        await follower.look();

        expect(await nodes()).to.deep.equal([3, 5]);
    });

    it("comes back to its number after the program has written its own", async () => {
        await want(4);
        const follower = followerOf();
        await follower.look();
        await client.updateAutoScalingGroup({ AutoScalingGroupName: group, MinSize: 2 });
        await follower.look();

        expect(await nodes()).to.deep.equal([4, 4]);
    });

    it("has as many nodes with two managers as with one", async () => {
        const managers = [followerOf(), followerOf()];
        for (const wanted of [4, 3, 5]) {
            await want(wanted);
            for (const manager of managers) await manager.look();
        }

        expect(await nodes()).to.deep.equal([5, 5]);
    });
});
