import { instanceDimensions, metrics } from "../../common/control/metrics.js";
import type { MetricReader, MinuteValues } from "./metric-reader.js";
import { fullMinute, minuteMilliseconds } from "./minutes.js";

/** What a node says of the configuration that it works with. */
export interface NodeState {
    readonly instanceId: string;
    /** Version of the configuration; 0 for the node's defaults. */
    readonly version: number;
    /** The first minute in which it said so; undefined where that was before the last three hours. */
    readonly appliedAt: Date | undefined;
    /** The last minute in which it said anything. */
    readonly heardAt: Date;
}

const lookBackMinutes = 180;

/** All nodes that were heard of in the last three hours, the latest first. @throws ControlUnavailable where CloudWatch does not answer */
export async function readNodes(reader: MetricReader, now: Date): Promise<readonly NodeState[]> {
    const ids = await reader.instanceIds();
    if (ids.length === 0) {
        return [];
    }
    const to = new Date(fullMinute(now).getTime() + minuteMilliseconds);
    const from = new Date(to.getTime() - lookBackMinutes * minuteMilliseconds);
    const found = await reader.read(
        ids.map((id) => ({
            metric: metrics.configurationVersionApplied.name,
            statistic: "Maximum",
            dimensions: instanceDimensions(id),
        })),
        { from, to },
    );
    return ids
        .flatMap((instanceId, index) => stateOf(instanceId, found[index] ?? new Map(), from))
        .sort((one, other) => other.heardAt.getTime() - one.heardAt.getTime());
}

function stateOf(instanceId: string, values: MinuteValues, from: Date): readonly NodeState[] {
    const latestFirst = [...values].sort(([one], [other]) => other - one);
    const [latest] = latestFirst;
    if (latest === undefined) {
        return [];
    }
    const [heardAt, version] = latest;
    const change = latestFirst.findIndex(([, value]) => value !== version);
    const [since] = (change === -1 ? latestFirst.at(-1) : latestFirst[change - 1]) ?? latest;
    // A node that says the same since the beginning of what is looked at has said so for longer.
    const isOlder = change === -1 && since < from.getTime() + 2 * minuteMilliseconds;
    return [
        {
            instanceId,
            version,
            appliedAt: isOlder ? undefined : new Date(since),
            heardAt: new Date(heardAt),
        },
    ];
}
