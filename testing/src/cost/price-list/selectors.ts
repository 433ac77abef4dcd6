import type { OfferRow } from "./csv.js";

/** Where the price of a key is found in AWS's Price List. */
export interface Selector {
    /** Code of the service whose offer file has it. */
    readonly offer: string;
    /** Usage type without the region's prefix, such as `NatGateway-Hours`. */
    readonly usageType: string;
    /** What the row must say besides, by column. */
    readonly columns?: Readonly<Record<string, string>>;
}

const linux = {
    operatingsystem: "Linux",
    preinstalledsw: "NA",
    tenancy: "Shared",
    capacitystatus: "Used",
    licensemodel: "No License required",
};
const databaseEngines = new Map([
    ["postgres", "PostgreSQL"],
    ["mysql", "MySQL"],
    ["mariadb", "MariaDB"],
]);
const cacheEngines = new Map([
    ["valkey", "Valkey"],
    ["redis", "Redis"],
    ["memcached", "Memcached"],
]);

/** Keys with a part of their own after the colon: `ec2:t3.micro`. */
const families: Readonly<Record<string, (name: string, engine: string) => Selector | undefined>> = {
    ec2: (name) => ({ offer: "AmazonEC2", usageType: `BoxUsage:${name}`, columns: linux }),
    rds: (name, engine) => {
        const databaseengine = databaseEngines.get(engine);
        if (databaseengine === undefined) return undefined;
        return {
            offer: "AmazonRDS",
            usageType: `InstanceUsage:${name}`,
            columns: { databaseengine, deploymentoption: "Single-AZ" },
        };
    },
    elasticache: (name, engine) => {
        const cacheengine = cacheEngines.get(engine);
        return cacheengine === undefined
            ? undefined
            : { offer: "AmazonElastiCache", usageType: `NodeUsage:${name}`, columns: { cacheengine } };
    },
};

const postgres = { databaseengine: "Any", deploymentoption: "Single-AZ" };

/** All others. A key that is in neither list is kept as it is, and the refresh says so. */
const single: Readonly<Record<string, Selector>> = {
    "ec2.public-ipv4": { offer: "AmazonVPC", usageType: "PublicIPv4:InUseAddress" },
    "ec2.cpu-credits:t3": { offer: "AmazonEC2", usageType: "CPUCredits:t3", columns: { operatingsystem: "Linux" } },
    "ec2.cpu-credits:t4g": { offer: "AmazonEC2", usageType: "CPUCredits:t4g", columns: { operatingsystem: "Linux" } },
    "ebs.storage:gp3": { offer: "AmazonEC2", usageType: "EBS:VolumeUsage.gp3" },
    "ebs.storage:gp2": { offer: "AmazonEC2", usageType: "EBS:VolumeUsage.gp2" },
    "ebs.storage:io1": { offer: "AmazonEC2", usageType: "EBS:VolumeUsage.piops" },
    "ebs.storage:io2": { offer: "AmazonEC2", usageType: "EBS:VolumeUsage.io2" },
    "ebs.iops:gp3": { offer: "AmazonEC2", usageType: "EBS:VolumeP-IOPS.gp3" },
    "ebs.iops:io1": { offer: "AmazonEC2", usageType: "EBS:VolumeP-IOPS.piops" },
    "rds.storage:gp3": { offer: "AmazonRDS", usageType: "RDS:GP3-Storage", columns: postgres },
    "rds.storage:gp2": { offer: "AmazonRDS", usageType: "RDS:GP2-Storage", columns: postgres },
    "rds.storage:io1": { offer: "AmazonRDS", usageType: "RDS:PIOPS-Storage", columns: postgres },
    "rds.iops:io1": { offer: "AmazonRDS", usageType: "RDS:PIOPS", columns: postgres },
    "vpc.nat-gateway": { offer: "AmazonEC2", usageType: "NatGateway-Hours" },
    "vpc.nat-data": { offer: "AmazonEC2", usageType: "NatGateway-Bytes" },
    "vpc.endpoint": { offer: "AmazonVPC", usageType: "VpcEndpoint-Hours" },
    "vpc.endpoint-data": { offer: "AmazonVPC", usageType: "VpcEndpoint-Bytes" },
    "transfer.out": { offer: "AWSDataTransfer", usageType: "DataTransfer-Out-Bytes" },
    "transfer.zones": { offer: "AWSDataTransfer", usageType: "DataTransfer-Regional-Bytes" },
    "elb.alb": { offer: "AWSELB", usageType: "LoadBalancerUsage", columns: { operation: "LoadBalancing:Application" } },
    "elb.alb-units": { offer: "AWSELB", usageType: "LCUUsage", columns: { operation: "LoadBalancing:Application" } },
    "elb.nlb": { offer: "AWSELB", usageType: "LoadBalancerUsage", columns: { operation: "LoadBalancing:Network" } },
    "elb.nlb-units": { offer: "AWSELB", usageType: "LCUUsage", columns: { operation: "LoadBalancing:Network" } },
    "elb.gwlb": { offer: "AWSELB", usageType: "LoadBalancerUsage", columns: { operation: "LoadBalancing:Gateway" } },
    "elb.gwlb-units": { offer: "AWSELB", usageType: "LCUUsage", columns: { operation: "LoadBalancing:Gateway" } },
    "s3.storage": { offer: "AmazonS3", usageType: "TimedStorage-ByteHrs" },
    "s3.storage-ia": { offer: "AmazonS3", usageType: "TimedStorage-SIA-ByteHrs" },
    "s3.writes": { offer: "AmazonS3", usageType: "Requests-Tier1" },
    "s3.reads": { offer: "AmazonS3", usageType: "Requests-Tier2" },
    "efs.storage": { offer: "AmazonEFS", usageType: "TimedStorage-ByteHrs" },
    "efs.storage-ia": { offer: "AmazonEFS", usageType: "IATimedStorage-ET-ByteHrs" },
    "efs.storage-archive": { offer: "AmazonEFS", usageType: "ArchiveTimedStorage-ET-ByteHrs" },
    "efs.reads": { offer: "AmazonEFS", usageType: "ETDataAccess-Bytes", columns: { operation: "Read" } },
    "efs.writes": { offer: "AmazonEFS", usageType: "ETDataAccess-Bytes", columns: { operation: "Write" } },
    "cloudwatch.alarm": { offer: "AmazonCloudWatch", usageType: "CW:AlarmMonitorUsage" },
    "cloudwatch.alarm-high": { offer: "AmazonCloudWatch", usageType: "CW:HighResAlarmMonitorUsage" },
    "cloudwatch.composite-alarm": { offer: "AmazonCloudWatch", usageType: "CW:CompositeAlarmMonitorUsage" },
    "cloudwatch.metric": { offer: "AmazonCloudWatch", usageType: "CW:MetricMonitorUsage" },
    "logs.ingested": { offer: "AmazonCloudWatch", usageType: "DataProcessing-Bytes" },
    "logs.ingested-ia": { offer: "AmazonCloudWatch", usageType: "DataProcessingIA-Bytes" },
    "logs.stored": { offer: "AmazonCloudWatch", usageType: "TimedStorage-ByteHrs" },
    "logs.vended": { offer: "AmazonCloudWatch", usageType: "VendedLog-Bytes" },
    "logs.vended-s3": { offer: "AmazonCloudWatch", usageType: "S3-Egress-Bytes" },
    "logs.vended-parquet": { offer: "AmazonCloudWatch", usageType: "S3-Egress-ParquetConversion-Bytes" },
    "sns.requests": { offer: "AmazonSNS", usageType: "Requests-Tier1" },
    "sqs.requests": { offer: "AWSQueueService", usageType: "Requests-Tier1" },
    "sqs.requests-fifo": { offer: "AWSQueueService", usageType: "Requests-FIFO-Tier1" },
    "lambda.requests": { offer: "AWSLambda", usageType: "Request" },
    "lambda.duration": { offer: "AWSLambda", usageType: "Lambda-GB-Second" },
    "lambda.duration-arm": { offer: "AWSLambda", usageType: "Lambda-GB-Second-ARM" },
    "athena.scanned": { offer: "AmazonAthena", usageType: "DataScannedInTB" },
    "dynamodb.reads": { offer: "AmazonDynamoDB", usageType: "ReadRequestUnits" },
    "dynamodb.writes": { offer: "AmazonDynamoDB", usageType: "WriteRequestUnits" },
    "dynamodb.read-capacity": { offer: "AmazonDynamoDB", usageType: "ReadCapacityUnit-Hrs" },
    "dynamodb.write-capacity": { offer: "AmazonDynamoDB", usageType: "WriteCapacityUnit-Hrs" },
    "dynamodb.storage": { offer: "AmazonDynamoDB", usageType: "TimedStorage-ByteHrs" },
    "dynamodb.backups": { offer: "AmazonDynamoDB", usageType: "TimedPITRStorage-ByteHrs" },
    "secretsmanager.secret": { offer: "AWSSecretsManager", usageType: "AWSSecretsManager-Secrets" },
    "secretsmanager.requests": { offer: "AWSSecretsManager", usageType: "AWSSecretsManager-APIRequests" },
};

export function selectorOf(key: string): Selector | undefined {
    const [family = "", name = ""] = key.split(":");
    const [service = "", engine = ""] = family.split(".");
    return single[key] ?? (name === "" ? undefined : families[service]?.(name, engine));
}

/** Whether a row is the one that a selector means; the region's prefix is letters and digits before a dash, and may be missing. */
export function isMeant({ usageType, columns = {} }: Selector, row: OfferRow): boolean {
    const found = row.get("usagetype") ?? "";
    if (found !== usageType && found.replace(/^[A-Z]{2,4}\d?-/, "") !== usageType) return false;
    if (row.get("termtype") !== "OnDemand" || row.get("currency") !== "USD") return false;
    return Object.entries(columns).every(([name, value]) => !row.has(name) || row.get(name) === value);
}
