import { instanceDimensions, metrics, type MetricName } from "../../common/control/metrics.js";
import type { MetricQuery, MetricReader, MinuteValues } from "../../common/control/metric-reader.js";
import { fullMinute, minuteMilliseconds } from "../../common/control/minutes.js";

/** What a node says of the configuration that it works with. */
export interface NodeState {
    readonly instanceId: string;
    /** Version of the configuration; 0 for the node's defaults. */
    readonly version: number;
    /** The first minute in which it said so; undefined where that was before the last three hours. */
    readonly appliedAt: Date | undefined;
    /** The last minute in which it said anything. */
    readonly heardAt: Date;
    /** The most MB that it gives its cache, by its memory; undefined for a release that does not say so. */
    readonly capacityLimit: number | undefined;
}

const lookBackMinutes = 180;
/** Minutes of silence after which a node counts as gone. */
const silentMinutes = 3;

/** True where a node is likely to be gone. */
export function isSilent({ heardAt }: NodeState, now: Date): boolean {
    return now.getTime() - heardAt.getTime() > (silentMinutes + 1) * minuteMilliseconds;
}

/** All nodes that were heard of in the last three hours, the latest first. @throws ControlUnavailable where CloudWatch does not answer */
export async function readNodes(reader: MetricReader, now: Date): Promise<readonly NodeState[]> {
    const ids = await reader.instanceIds();
    if (ids.length === 0) {
        return [];
    }
    const to = new Date(fullMinute(now).getTime() + minuteMilliseconds);
    const from = new Date(to.getTime() - lookBackMinutes * minuteMilliseconds);
    const of = ({ name: metric }: { readonly name: MetricName }): readonly MetricQuery[] =>
        ids.map((id) => ({ metric, statistic: "Maximum", dimensions: instanceDimensions(id) }));
    const queries = [...of(metrics.configurationVersionApplied), ...of(metrics.capacityLimit)];
    const found = await reader.read(queries, { from, to });
    return ids
        .flatMap((instanceId, index) => {
            const [versions = new Map(), limits = new Map()] = [found[index], found[ids.length + index]];
            return stateOf({ instanceId, versions, limits }, from);
        })
        .sort((one, other) => other.heardAt.getTime() - one.heardAt.getTime());
}

/** What CloudWatch has of one node. */
interface Told {
    readonly instanceId: string;
    readonly versions: MinuteValues;
    readonly limits: MinuteValues;
}

function stateOf({ instanceId, versions, limits }: Told, from: Date): readonly NodeState[] {
    const latestFirst = [...versions].sort(([one], [other]) => other - one);
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
            capacityLimit: limits.get(heardAt),
        },
    ];
}
