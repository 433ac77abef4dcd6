/**
 * Types whose resources hold what cannot be made again: data, or what makes data readable. The gate lets none of them
 * be replaced or deleted without an acknowledgement.
 *
 * Each type of @pulumi/aws whose name ends like that of something with data stands in the first list below or in that of
 * its test, which fails for one that nobody sorted. In doubt a type holds data: to acknowledge costs a sentence.
 */

/** By service, also what is no data itself but goes with it: an account, or a stack with whatever it made. */
const withData: Readonly<Record<string, string>> = {
    acmpca: "certificateAuthority",
    agentregistry: "registry",
    amp: "workspace",
    athena: "database",
    backup: "logicallyAirGappedVault vault",
    bedrock: "agentKnowledgeBase agentcoreMemory agentcoreRegistry",
    chime: "sdkvoiceVoiceProfileDomain",
    cloud9: "environmentEC2",
    cloudcontrol: "resource",
    cloudformation: "stack stackInstances stackSetInstance",
    cloudfront: "keyValueStore",
    cloudhsmv2: "cluster",
    cloudsearch: "domain",
    cloudtrail: "eventDataStore",
    cloudwatch: "eventArchive logGroup logStream",
    codeartifact: "domain repository",
    codecatalyst: "sourceRepository",
    codecommit: "repository",
    cognito: "identityPool userPool",
    connect: "instance",
    customerprofiles: "domain",
    dataexchange: "dataSet",
    datazone: "domain",
    detective: "graph",
    directoryservice: "directory",
    docdb: "cluster clusterSnapshot elasticCluster globalCluster",
    dsql: "cluster",
    dynamodb: "globalTable table tableReplica",
    ebs: "snapshot snapshotCopy snapshotImport volume volumeCopy",
    ec2: "ami amiCopy amiFromInstance",
    ecr: "repository",
    ecrpublic: "repository",
    efs: "fileSystem",
    eks: "cluster",
    elasticache: "cluster globalReplicationGroup replicationGroup serverlessCache",
    elasticsearch: "domain",
    emr: "cluster",
    finspace: "kxCluster kxDatabase kxEnvironment kxVolume",
    fsx: "backup fileCache lustreFileSystem ontapFileSystem ontapStorageVirtualMachine ontapVolume openZfsFileSystem openZfsSnapshot openZfsVolume windowsFileSystem",
    glacier: "vault",
    glue: "catalog catalogDatabase catalogTable registry",
    grafana: "workspace",
    kendra: "index",
    keyspaces: "keyspace table",
    kinesis: "stream videoStream",
    kinesisanalyticsv2: "applicationSnapshot",
    kms: "customKeyStore externalKey key replicaExternalKey replicaKey",
    lightsail: "bucket database disk domain instance",
    location: "geofenceCollection tracker",
    mailmanager: "archive",
    mediastore: "container",
    memorydb: "cluster multiRegionCluster snapshot",
    mq: "broker",
    msk: "cluster serverlessCluster topic",
    mwaa: "environment",
    neptune: "cluster clusterSnapshot globalCluster",
    neptunegraph: "graph",
    odb: "cloudAutonomousVmCluster cloudExadataInfrastructure cloudVmCluster",
    opensearch: "domain serverlessCollection",
    organizations: "account",
    paymentcryptography: "key",
    qldb: "ledger",
    quicksight: "namespace",
    rds: "cluster clusterSnapshot clusterSnapshotCopy globalCluster instance shardGroup snapshot snapshotCopy",
    redshift: "cluster clusterSnapshot",
    redshiftserverless: "namespace snapshot",
    rekognition: "collection",
    route53: "zone",
    route53domains: "domain",
    s3: "bucket bucketV2 directoryBucket filesFileSystem objectCopy vectorsIndex vectorsVectorBucket",
    s3control: "bucket",
    s3tables: "namespace table tableBucket",
    sagemaker: "domain featureGroup mlflowApp mlflowTrackingServer modelPackageGroup notebookInstance space",
    schemas: "registry",
    secretsmanager: "secret",
    securitylake: "dataLake",
    sqs: "queue",
    ssm: "parameter",
    storagegateway: "cachesIscsiVolume storedIscsiVolume",
    timestreaminfluxdb: "dbCluster dbInstance",
    timestreamwrite: "database table",
    verifiedpermissions: "policyStore",
    workmail: "organization user",
    workspaces: "workspace",
};

/**
 * The main ones of the provider that is made from AWS's own schemas, in small letters: its versions write the
 * capitals of `DBInstance` differently.
 *
 * @see https://github.com/pulumi/pulumi-aws-native/blob/master/provider/cmd/pulumi-gen-aws-native/supported-types.txt
 */
const nativeWithData: Readonly<Record<string, string>> = {
    aps: "workspace",
    backup: "backupvault logicallyairgappedbackupvault",
    cassandra: "keyspace table",
    cloudformation: "stack stackset",
    cloudtrail: "eventdatastore",
    codeartifact: "domain repository",
    cognito: "identitypool userpool",
    docdbelastic: "cluster",
    dynamodb: "globaltable table",
    ec2: "volume",
    ecr: "repository",
    efs: "filesystem",
    eks: "cluster",
    elasticache: "globalreplicationgroup serverlesscache",
    events: "archive",
    finspace: "environment",
    glue: "database registry",
    healthimaging: "datastore",
    healthlake: "fhirdatastore",
    iotanalytics: "dataset datastore",
    kendra: "index",
    kinesis: "stream",
    kinesisvideo: "stream",
    kms: "key replicakey",
    lightsail: "bucket database disk instance",
    logs: "loggroup logstream",
    memorydb: "cluster multiregioncluster",
    msk: "cluster serverlesscluster",
    neptune: "dbcluster",
    neptunegraph: "graph",
    opensearchserverless: "collection index",
    opensearchservice: "domain",
    organizations: "account",
    paymentcryptography: "key",
    rds: "dbcluster dbinstance dbshardgroup globalcluster",
    redshift: "cluster",
    redshiftserverless: "namespace",
    route53: "hostedzone",
    s3: "bucket",
    s3express: "directorybucket",
    s3outposts: "bucket",
    s3tables: "tablebucket",
    secretsmanager: "secret",
    sqs: "queue",
    ssm: "parameter",
    timestream: "database influxdbinstance table",
};

/** Types of @pulumi/aws with data. */
export const statefulTypes: ReadonlySet<string> = new Set(tokens(withData));

const nativeTypes: ReadonlySet<string> = new Set(
    listed(nativeWithData).map(([service, name]) => `aws-native:${service}:${name}`),
);

/** @param further types of other providers */
export function isStateful(type: string, further: readonly string[] = []): boolean {
    return statefulTypes.has(type) || nativeTypes.has(type.toLowerCase()) || further.includes(type);
}

/** @param types names of types of @pulumi/aws by service, with spaces between them */
export function tokens(types: Readonly<Record<string, string>>): string[] {
    return listed(types).map(
        ([service, name]) => `aws:${service}/${name}:${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    );
}

function listed(types: Readonly<Record<string, string>>): (readonly [service: string, name: string])[] {
    return Object.entries(types).flatMap(([service, names]) =>
        names.split(" ").map((name) => [service, name] as const),
    );
}
