import { expect } from "chai";
import { metricWriter } from "../../common/aws/control-clients.js";
import { ConfigurationMetrics } from "../../common/control/configuration-metrics.js";
import { ConfigurationStore } from "../../common/control/configuration-store.js";
import { MetricReader } from "../../common/control/metric-reader.js";
import { MemoryMetrics } from "../../common/control/testing/memory-metrics.js";
import { MemoryParameters } from "../../common/control/testing/memory-parameters.js";
import { quietLog } from "../../image-app/testing/quiet-log.js";
import { AutoScaler } from "./auto-scaler.js";
import { PoolFollower } from "./pool-follower.js";
import { scalingWork, type BackgroundWork, type ScalingParts } from "./scaling-work.js";

const place = { region: "eu-west-1", endpoint: undefined };

function workOf(settings: Partial<ScalingParts["settings"]>): readonly BackgroundWork[] {
    const { log } = quietLog();
    const store = new ConfigurationStore(new MemoryParameters(), "p");
    return scalingWork({
        settings: {
            ...{ environmentName: "test", scalesHere: true, autoScalingGroup: "web-group", autoScalingGroupMinSize: 2 },
            alertTopic: undefined,
            ...settings,
        },
        ...{ place, store, log },
        reader: new MetricReader(new MemoryMetrics(), "n"),
        told: new ConfigurationMetrics({ store, put: metricWriter(place, "n"), log }),
    });
}

describe("what scales in the manager's process", () => {
    it("is the auto-scaler, and whoever holds the group to the configuration", () => {
        const [scaler, follower, ...more] = workOf({});

        expect(scaler).to.be.instanceOf(AutoScaler);
        expect(follower).to.be.instanceOf(PoolFollower);
        expect(more).to.deep.equal([]);
    });

    it("is the auto-scaler alone where there is no group, as on one machine", () => {
        expect(workOf({ autoScalingGroup: undefined })).to.have.lengthOf(1);
    });

    it("is nothing where it is done elsewhere", () => {
        expect(workOf({ scalesHere: false })).to.deep.equal([]);
    });
});
