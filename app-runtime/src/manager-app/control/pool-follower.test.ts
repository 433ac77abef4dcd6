import { expect } from "chai";
import { defaultConfiguration, writeConfiguration } from "../../common/control/configuration.js";
import { MemoryParameters } from "../testing/memory-parameters.js";
import { ConfigurationStore } from "./configuration-store.js";
import { AutoScalingPool, type GroupClient } from "./pool.js";
import { PoolFollower } from "./pool-follower.js";

describe("PoolFollower", () => {
    let parameters: MemoryParameters;
    let asked: object[];
    let lines: string[];
    let failure: Error | undefined;
    let follower: PoolFollower;

    beforeEach(() => {
        parameters = new MemoryParameters();
        [asked, lines, failure] = [[], [], undefined];
        const client: GroupClient = {
            setDesiredCapacity: async (input) => {
                asked.push(input);
                if (failure !== undefined) throw failure;
            },
        };
        const note = (message: string): unknown => lines.push(message);
        follower = new PoolFollower({
            store: new ConfigurationStore(parameters, "p"),
            pool: new AutoScalingPool(client, "web-group"),
            log: { info: note, warn: note, error: note },
        });
    });

    let version = 0;
    const want = async (nodes: number): Promise<void> => {
        version += 1;
        const { scaling } = defaultConfiguration;
        parameters.set(writeConfiguration({ ...defaultConfiguration, version, scaling: { ...scaling, nodes } }));
        await follower.look();
    };

    it("asks the group for another number of nodes once, at once, and for nothing when it starts", async () => {
        await want(2);
        await want(2);
        expect(asked).to.deep.equal([]);
        await want(4);
        await follower.look();

        expect(asked).to.deep.equal([{ AutoScalingGroupName: "web-group", DesiredCapacity: 4, HonorCooldown: false }]);
    });

    it("does nothing while there is no configuration, or none that can be worked with", async () => {
        await follower.look();
        await want(2);
        parameters.set("{}");
        await follower.look();

        expect(asked).to.deep.equal([]);
        expect(lines).to.deep.equal([]);
    });

    it("asks again after an outage, and logs it once", async () => {
        await want(2);
        failure = new Error("down");
        await want(3);
        await follower.look();
        failure = undefined;
        await follower.look();

        expect(asked).to.have.lengthOf(3);
        expect(lines).to.deep.equal([
            "the pool does not follow the configuration for now",
            "asked for another number of nodes",
        ]);
    });

    it("says what to do where the group cannot have so many, and asks no more until somebody wants another number", async () => {
        await want(2);
        failure = Object.assign(new Error("New SetDesiredCapacity value 8 is above max value 4"), {
            name: "ValidationError",
        });
        await want(8);
        await follower.look();
        expect(asked).to.have.lengthOf(1);
        expect(lines.join()).to.match(/web-group does not take 8 nodes .*above max value 4.*change the bounds/);

        failure = undefined;
        await want(4);
        expect(asked).to.have.lengthOf(2);
    });
});
