import type { Meter } from "../model.js";
import { athenaMeters } from "./athena.js";
import { cloudwatchMeters } from "./cloudwatch.js";
import { dynamodbMeters } from "./dynamodb.js";
import { ebsMeters } from "./ebs.js";
import { ec2Meters } from "./ec2.js";
import { edgeMeters } from "./edge.js";
import { elasticacheMeters } from "./elasticache.js";
import { lambdaMeters } from "./lambda.js";
import { loadBalancingMeters } from "./load-balancing.js";
import { messagingMeters } from "./messaging.js";
import { rdsMeters } from "./rds.js";
import { secretMeters } from "./secrets.js";
import { storageMeters } from "./storage.js";
import { vpcMeters } from "./vpc.js";

export const meters: readonly Meter[] = [
    ...athenaMeters,
    ...cloudwatchMeters,
    ...dynamodbMeters,
    ...ebsMeters,
    ...ec2Meters,
    ...edgeMeters,
    ...elasticacheMeters,
    ...lambdaMeters,
    ...loadBalancingMeters,
    ...messagingMeters,
    ...rdsMeters,
    ...secretMeters,
    ...storageMeters,
    ...vpcMeters,
];

export const meterOf: ReadonlyMap<string, Meter> = new Map(meters.map((meter) => [meter.type, meter]));
