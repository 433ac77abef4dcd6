import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { isStateful, statefulTypes, tokens } from "./stateful-types.js";

/** How the names end of things that may hold data. */
const soundsLikeData = new RegExp(
    `(${[
        "ami|amiCopy|amiFromInstance|archive|authority|backup|base|broker|bucket|cache|catalog|cluster|collection",
        "container|copy|dataSet|directory|disk|domain|graph|image|index|instance|item|key|lake|ledger|memory|namespace",
        "object|parameter|pool|queue|registry|replica|repository|secret|share|snapshot|space|store|stream|system|table",
        "vault|volume|workspace|zone|(feature|log|replication|shard)Group",
    ].join("|")})(V\\d)?$`,
    "i",
);

/** By service: what only points at data, computes with it, gives access to it, or is all in the program. */
const withoutData: Readonly<Record<string, string>> = {
    amp: "ruleGroupNamespace",
    apigateway: "apiKey usagePlanKey",
    appsync: "apiCache apiKey channelNamespace",
    athena: "dataCatalog",
    auditmanager: "frameworkShare",
    batch: "jobQueue",
    cleanrooms: "configuredTable",
    cloudfront: "keyvaluestoreKey publicKey trustStore",
    cloudwatch: "metricStream",
    cognito: "userPoolDomain",
    connect: "queue",
    controltower: "landingZone",
    datasync: "fsxOpenZfsFileSystem locationFsxOntapFileSystem",
    dax: "cluster",
    devicefarm: "devicePool",
    devopsguru: "resourceCollection",
    directoryservice: "sharedDirectory",
    dms: "replicationInstance",
    docdb: "clusterInstance",
    dynamodb: "globalSecondaryIndex tableItem",
    ebs: "defaultKmsKey fastSnapshotRestore",
    // What has to outlast an instance belongs on a volume of its own: groups replace instances every day.
    ec2: "defaultRouteTable instance localGatewayRouteTable routeTable vpcIpamPool",
    ec2transitgateway: "multicastDomain policyTable routeTable",
    ecs: "cluster",
    emrcontainers: "virtualCluster",
    gamelift: "gameSessionQueue",
    glue: "partitionIndex",
    grafana: "workspaceApiKey",
    iam: "accessKey sshKey",
    imagebuilder: "image",
    kinesis: "firehoseDeliveryStream",
    lambda: "microvmsImage",
    lambdamicrovms: "image",
    lb: "trustStore",
    lightsail: "bucketAccessKey",
    location: "placeIndex",
    mediaconvert: "queue",
    // A member of a cluster, which holds the data.
    neptune: "clusterInstance",
    pinpoint: "eventStream smsvoicev2Pool",
    qldb: "stream",
    quicksight: "dataSet",
    ram: "resourceShare",
    rds: "clusterActivityStream clusterInstance reservedInstance",
    // Copies snapshots to another region from then on.
    redshift: "snapshotCopy",
    resiliencehub: "v2System",
    resourceexplorer: "index",
    route53: "cidrCollection keySigningKey trafficPolicyInstance",
    // Lets go of a domain that stays registered.
    route53domains: "registeredDomain",
    route53recoverycontrol: "cluster",
    s3: "bucketObject bucketObjectv2",
    s3control: "accessGrantsInstance",
    sagemaker: "codeRepository image",
    servicecatalog: "portfolioShare",
    servicediscovery: "httpNamespace instance privateDnsNamespace publicDnsNamespace",
    sesv2: "dedicatedIpPool",
    storagegateway: "cache nfsFileShare smbFileShare tapePool",
    swf: "domain",
    transfer: "hostKey sshKey",
    verifiedaccess: "instance",
    wafv2: "apiKey",
    workmail: "defaultDomain domain",
    workspaces: "directory pool",
    workspacesweb: "trustStore",
};

/** Types whose names sound like data, but that hold none. */
const statelessTypes: ReadonlySet<string> = new Set(tokens(withoutData));

/** Every resource type of the installed @pulumi/aws. */
function providerTypes(): string[] {
    const folder = dirname(createRequire(__filename).resolve("@pulumi/aws/package.json"));
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
        .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)))
        .filter((file) => file.endsWith(".js"))
        .flatMap((file) => /__pulumiType = '(aws:[^']+)'/.exec(readFileSync(file, "utf8"))?.[1] ?? []);
}

describe("the types with data", () => {
    let types: string[];
    before("read the provider package", function () {
        this.timeout(60_000);
        types = providerTypes();
    });

    it("are those of the provider package that sound like it, each sorted by hand", () => {
        const unsorted = types.filter(
            (type) => soundsLikeData.test(type) && !statefulTypes.has(type) && !statelessTypes.has(type),
        );
        expect(types).to.have.length.greaterThan(1_500);
        expect(unsorted, "say in stateful-types.ts that these hold data, or here that they hold none").to.deep.equal(
            [],
        );
    });

    it("exist, and hold data or hold none", () => {
        const known = new Set(types);
        const sorted = [...statefulTypes, ...statelessTypes];
        expect(sorted.filter((type) => !known.has(type))).to.deep.equal([]);
        expect([...statefulTypes].filter((type) => statelessTypes.has(type))).to.deep.equal([]);
        expect(new Set(sorted)).to.have.property("size", sorted.length);
    });

    for (const type of [
        "aws:docdb/elasticCluster:ElasticCluster",
        "aws:fsx/ontapVolume:OntapVolume",
        "aws:kms/externalKey:ExternalKey",
        "aws:s3/vectorsVectorBucket:VectorsVectorBucket",
        "aws:timestreaminfluxdb/dbInstance:DbInstance",
        "aws-native:dynamodb:Table",
        "aws-native:rds:DBInstance",
        "aws-native:rds:DbInstance",
        "aws-native:s3:Bucket",
    ]) {
        it(`have ${type} among them`, () => expect(isStateful(type)).to.equal(true));
    }

    for (const type of ["aws:ec2/eip:Eip", "aws:s3/bucketPolicy:BucketPolicy", "aws-native:s3:BucketPolicy"]) {
        it(`do not have ${type} among them`, () => expect(isStateful(type)).to.equal(false));
    }

    it("are joined by those that the command line names", () => {
        const type = "gcp:storage/bucket:Bucket";
        expect([isStateful(type), isStateful(type, [type])]).to.deep.equal([false, true]);
    });
});
