import {
    DescribeTargetHealthCommand,
    ElasticLoadBalancingV2Client,
    type TargetHealthDescription,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { clientOptions, limit, type AwsPlace } from "../../common/aws/control-clients.js";
import type { ObservedTarget } from "./observation.js";

/** What a target group says of an instance that it does not know. */
export const missingTarget: ObservedTarget = { state: "missing", reason: undefined, isAnomalous: false };

/**
 * Reads what the load balancer says of each instance: the state of its health checks with the reason, and whether it counts more errors from it than from its peers, which
 * AWS finds out where at least three targets are healthy.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/automatic-target-weights.html
 */
export function targetReader(place: AwsPlace, targetGroup: string): () => Promise<ReadonlyMap<string, ObservedTarget>> {
    const client = new ElasticLoadBalancingV2Client(clientOptions(place));
    return async () => {
        const { TargetHealthDescriptions = [] } = await client.send(
            new DescribeTargetHealthCommand({ TargetGroupArn: targetGroup, Include: ["AnomalyDetection"] }),
            limit(),
        );
        return new Map(
            TargetHealthDescriptions.flatMap(({ Target, ...description }) =>
                Target?.Id === undefined ? [] : [[Target.Id, observedTarget(description)]],
            ),
        );
    };
}

function observedTarget({ TargetHealth, AnomalyDetection }: TargetHealthDescription): ObservedTarget {
    const { State = "missing", Reason, Description } = TargetHealth ?? {};
    const reason = [Reason, Description].filter((text) => text !== undefined && text !== "").join(": ");
    return {
        state: State,
        reason: reason === "" ? undefined : reason,
        isAnomalous: AnomalyDetection?.Result === "anomalous",
    };
}
