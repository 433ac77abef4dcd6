import { architectureOf } from "../common/architecture.js";
import { isOutside, listed, repeated } from "../common/validation.js";

/** Instances that AWS has left over, for about a third of the price, and takes back with two minutes' notice. */
export interface SpotArgs {
    /**
     * Types to take beside `instanceType`, of the same processor architecture and about the same size: the load balancer sends all of them as much. The
     * more types, the seldomer AWS has none left over; it recommends ten.
     * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/mixed-instances-groups-set-up-overview.html
     */
    instanceTypes: string[];

    /**
     * Instances that are never Spot instances, and so are not taken back.
     * @default `minSize`: what must always be there stays
     */
    onDemandBase?: number;

    /**
     * Percent of the instances above `onDemandBase` that are no Spot instances either, 0 to 99.
     * @default 0
     */
    onDemandPercentageAboveBase?: number;
}

/** What Spot instances are judged together with. */
interface SpotSurroundings {
    instanceType: string;
    maxSize: number;
}

export function spotFindings(spot: SpotArgs | undefined, around: SpotSurroundings): (string | false)[] {
    if (spot === undefined) return [];
    const { instanceTypes, onDemandBase, onDemandPercentageAboveBase } = spot;
    const twice = repeated([around.instanceType, ...instanceTypes]);
    return [
        instanceTypes.length === 0 &&
            "spot.instanceTypes is empty; name at least one more type, for when AWS has none left over of one.",
        twice.length > 0 &&
            `spot.instanceTypes has ${listed(twice)} more than once or as instanceType too; name each once.`,
        ...instanceTypes.map((type) => typeFinding(type, around.instanceType)),
        isOutside(onDemandBase, 0, around.maxSize) &&
            `spot.onDemandBase is ${onDemandBase}; use 0 to ${around.maxSize}, which is maxSize.`,
        isOutside(onDemandPercentageAboveBase, 0, 99) &&
            `spot.onDemandPercentageAboveBase is ${onDemandPercentageAboveBase}; use 0 to 99, or leave spot out.`,
    ];
}

/** All instances boot from one image, which is of one architecture. */
function typeFinding(type: string, instanceType: string): string | false {
    const architecture = architectureOf(type);
    const wanted = architectureOf(instanceType);
    if (architecture === undefined) {
        return `spot.instanceTypes has "${type}"; write it as EC2 does, such as "t3a.small" or "m7g.large".`;
    }
    return (
        wanted !== undefined &&
        architecture !== wanted &&
        `spot.instanceTypes has "${type}", which is ${architecture}, and instanceType "${instanceType}" is ${wanted}; use types of one architecture.`
    );
}
