import { expect } from "chai";
import { defaultConfiguration, writeConfiguration } from "../../common/control/configuration.js";
import { MemoryParameters } from "../../common/control/testing/memory-parameters.js";
import { ConfigurationStore } from "../../common/control/configuration-store.js";
import type { GroupClient } from "../../common/cache-scaling/group-client.js";
import { AutoScalingPool } from "../../common/cache-scaling/pool.js";
import { PoolFollower } from "./pool-follower.js";

describe("PoolFollower", () => {
    let parameters: MemoryParameters;
    let group: { MinSize: number; MaxSize: number } | undefined;
    let asked: object[];
    let lines: string[];
    let failure: Error | undefined;
    let follower: PoolFollower;

    const note = (message: string, fields?: object): unknown => lines.push(`${message} ${JSON.stringify(fields)}`);
    const makeFollower = (leastNodes = 2): PoolFollower => {
        const client: GroupClient = {
            describeAutoScalingGroups: async () => {
                if (failure !== undefined) throw failure;
                const unread = { AutoScalingGroupName: "web-group", DesiredCapacity: 2, DefaultCooldown: 0 };
                const rest = { AvailabilityZones: [], HealthCheckType: "ELB", CreatedTime: new Date() };
                return { AutoScalingGroups: group === undefined ? [] : [{ ...unread, ...rest, ...group }] };
            },
            updateAutoScalingGroup: async (input) => {
                asked.push(input);
                if (group !== undefined) group.MinSize = input.MinSize ?? Number.NaN;
            },
        };
        return new PoolFollower({
            store: new ConfigurationStore(parameters, "p"),
            pool: new AutoScalingPool({ client, group: "web-group", leastNodes }),
            log: { info: note, warn: note },
        });
    };

    beforeEach(() => {
        parameters = new MemoryParameters();
        [asked, lines, failure] = [[], [], undefined];
        group = { MinSize: 2, MaxSize: 6 };
        follower = makeFollower();
    });

    let version = 0;
    const want = async (nodes: number): Promise<void> => {
        version += 1;
        const { scaling } = defaultConfiguration;
        parameters.set(writeConfiguration({ ...defaultConfiguration, version, scaling: { ...scaling, nodes } }));
        await follower.look();
    };

    it("makes the number of nodes the fewest that the group may have, once, and asks for nothing else", async () => {
        await want(2);
        expect(asked).to.deep.equal([]);
        await want(4);
        await follower.look();
        await want(3);

        expect(asked).to.deep.equal([
            { AutoScalingGroupName: "web-group", MinSize: 4 },
            { AutoScalingGroupName: "web-group", MinSize: 3 },
        ]);
    });

    it("puts it right where somebody else has changed the group, and after a restart", async () => {
        await want(4);
        group = { MinSize: 2, MaxSize: 6 };
        await follower.look();
        expect(group.MinSize).to.equal(4);

        group = { MinSize: 2, MaxSize: 6 };
        follower = makeFollower();
        await follower.look();
        expect(group.MinSize).to.equal(4);
    });

    it("does nothing while there is no configuration, or none that can be worked with", async () => {
        await follower.look();
        await want(2);
        parameters.set("{}");
        await follower.look();

        expect(asked).to.deep.equal([]);
        expect(lines).to.deep.equal([]);
    });

    it("goes on after an outage, and logs it once", async () => {
        failure = new Error("down");
        await want(3);
        await follower.look();
        failure = undefined;
        await follower.look();

        expect(lines).to.deep.equal([
            'the pool does not follow the configuration for now {"problem":"Error: down"}',
            'changed the fewest nodes of the pool {"from":2,"to":3}',
        ]);
    });

    for (const [nodes, kept] of [
        [1, 2],
        [8, 6],
    ] as const) {
        it(`stays within what was deployed where ${nodes} are wanted, and says once what to do`, async () => {
            await want(4);
            await want(nodes);
            await follower.look();

            expect(group?.MinSize).to.equal(kept);
            const problems = lines.filter((line) => line.startsWith("the pool does not follow"));
            expect(problems.join()).to.contain(`keeps ${kept}; change the bounds`);
            expect(problems).to.have.lengthOf(1);
        });
    }

    it("has nothing to say where the group was deployed with more than a configuration can ask for", async () => {
        group = { MinSize: 10, MaxSize: 20 };
        follower = makeFollower(10);
        await want(8);
        await want(5);

        expect([asked, lines]).to.deep.equal([[], []]);
    });

    it("follows as soon as the group takes more", async () => {
        await want(8);
        group = { MinSize: 6, MaxSize: 8 };
        await follower.look();

        expect(group.MinSize).to.equal(8);
    });

    it("says so where there is no such group", async () => {
        group = undefined;
        await want(3);

        expect(lines.join()).to.contain("There is no Auto Scaling group web-group; set AUTO_SCALING_GROUP");
    });
});
