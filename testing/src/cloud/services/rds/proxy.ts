import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { longerThan, outside, refuseIf, unlisted } from "../shared/checks.js";
import { fact, securityGroupTypes, subnetTypes, zonesAreKnown, zonesOf } from "../shared/placement.js";
import { missingSecret } from "../shared/secrets.js";
import { malformedName } from "./names.js";
import { badCombination, badValue, instanceType, proxyType, roleType } from "./types.js";

const families: Readonly<Record<string, string>> = { postgres: "POSTGRESQL", mysql: "MYSQL", mariadb: "MYSQL" };

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html
function refuseProxy(inputs: Inputs): Refusals {
    const byRole = inputs.text("defaultAuthScheme") === "IAM_AUTH";
    const subnets = inputs.count("vpcSubnetIds");
    return [
        longerThan(inputs, "name", 63, badValue),
        malformedName(inputs),
        unlisted(inputs, "engineFamily", ["MYSQL", "POSTGRESQL", "SQLSERVER"], badValue),
        unlisted(inputs, "defaultAuthScheme", ["NONE", "IAM_AUTH"], badValue),
        outside(inputs, "idleClientTimeout", 1, 28_800, badValue),
        refuseIf(
            !byRole && !inputs.has("auths"),
            badCombination,
            'auths is not set; name the secrets of the database users, or set defaultAuthScheme to "IAM_AUTH".',
        ),
        refuseIf(
            subnets !== undefined && subnets < 2,
            "InvalidSubnet",
            `vpcSubnetIds names ${subnets} subnet; name subnets of at least 2 zones.`,
        ),
        ...inputs
            .list("auths")
            .flatMap((auth) => [
                unlisted(auth, "authScheme", ["SECRETS"], badValue),
                unlisted(auth, "iamAuth", ["DISABLED", "REQUIRED", "ENABLED"], badValue),
            ]),
    ];
}

function refuseProxyWith(inputs: Inputs, cloud: Cloud): Refusals {
    const ids = inputs.texts("vpcSubnetIds");
    const zones = zonesOf(ids, cloud);
    return [
        refuseIf(
            zonesAreKnown(ids, cloud) && zones.length < 2,
            "InvalidSubnet",
            `vpcSubnetIds covers only ${zones.join(", ")}; name subnets of at least 2 zones.`,
        ),
        ...inputs.list("auths").flatMap((auth) => missingSecret(auth, "secretArn", cloud, badValue)),
    ];
}

const proxy: ServiceModel = {
    type: proxyType,
    immutable: ["engineFamily", "vpcSubnetIds", "endpointNetworkType", "targetConnectionNetworkType"],
    autoName: { property: "name", maxLength: 63 },
    taggable: true,
    unique: [{ property: "name", code: "DBProxyAlreadyExistsFault" }],
    facts: ["name", "engineFamily"],
    references: [
        { property: "roleArn", to: [roleType], by: "arn", missing: badValue },
        { property: "vpcSubnetIds[]", to: subnetTypes, missing: "InvalidSubnet", inUse: "DependencyViolation" },
        {
            property: "vpcSecurityGroupIds[]",
            to: securityGroupTypes,
            missing: badValue,
            inUse: "DependencyViolation",
        },
    ],
    refuse: refuseProxy,
    refuseWith: refuseProxyWith,
    id: (inputs) => inputs.text("name") ?? "",
    outputs: (inputs, place) => ({
        arn: regionalArn(place, "rds", `db-proxy:prx-${place.hex(17, "proxy")}`),
        endpoint: `${inputs.text("name") ?? ""}.proxy-c${place.hex(11, "address")}.${place.region}.rds.amazonaws.com`,
        debugLogging: false,
        defaultAuthScheme: "NONE",
        endpointNetworkType: "IPV4",
        idleClientTimeout: 1800,
        requireTls: false,
        targetConnectionNetworkType: "IPV4",
        vpcSecurityGroupIds: [],
    }),
};

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ConnectionPoolConfiguration.html
const defaultTargetGroup: ServiceModel = {
    type: "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup",
    immutable: ["dbProxyName"],
    references: [{ property: "dbProxyName", to: [proxyType], by: "name", missing: "DBProxyNotFoundFault" }],
    refuse: (inputs) => [
        outside(inputs, "connectionPoolConfig.maxConnectionsPercent", 1, 100, badValue),
        outside(inputs, "connectionPoolConfig.maxIdleConnectionsPercent", 0, 100, badValue),
        outside(inputs, "connectionPoolConfig.connectionBorrowTimeout", 0, 300, badValue),
    ],
    id: (inputs) => inputs.text("dbProxyName") ?? "",
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "rds", `target-group:prx-tg-${place.hex(17, "group")}`),
        name: "default",
    }),
};

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RegisterDBProxyTargets.html
const target: ServiceModel = {
    type: "aws:rds/proxyTarget:ProxyTarget",
    immutable: ["dbProxyName", "dbClusterIdentifier", "dbInstanceIdentifier", "targetGroupName"],
    references: [
        { property: "dbProxyName", to: [proxyType], by: "name", missing: "DBProxyNotFoundFault" },
        { property: "dbInstanceIdentifier", to: [instanceType], by: "identifier", missing: "DBInstanceNotFound" },
    ],
    refuse: (inputs) => {
        const given = ["dbInstanceIdentifier", "dbClusterIdentifier"].filter((property) => inputs.has(property));
        const message = `${given.length === 0 ? "neither" : "both"} of dbInstanceIdentifier and dbClusterIdentifier set; set exactly one.`;
        return [refuseIf(given.length !== 1, badCombination, message)];
    },
    refuseWith: (inputs, cloud) => {
        const identifier = inputs.text("dbInstanceIdentifier");
        const instance = cloud.all(instanceType).find((each) => fact(each, "identifier") === identifier);
        const family = fact(
            cloud.all(proxyType).find((each) => fact(each, "name") === inputs.text("dbProxyName")),
            "engineFamily",
        );
        const engine = fact(instance, "engine") ?? "";
        const wanted = families[engine];
        const message = `the proxy's engineFamily is ${family} but the instance runs ${engine}; use ${wanted}.`;
        return [refuseIf(wanted !== undefined && family !== undefined && wanted !== family, badCombination, message)];
    },
    id: (inputs) =>
        [
            inputs.text("dbProxyName"),
            inputs.text("targetGroupName"),
            inputs.has("dbClusterIdentifier") ? "TRACKED_CLUSTER" : "RDS_INSTANCE",
            inputs.text("dbInstanceIdentifier") ?? inputs.text("dbClusterIdentifier"),
        ].join("/"),
    outputs: (inputs) => ({
        endpoint: "",
        port: 0,
        rdsResourceId: inputs.text("dbInstanceIdentifier") ?? inputs.text("dbClusterIdentifier") ?? "",
        targetArn: "",
        trackedClusterId: "",
        type: inputs.has("dbClusterIdentifier") ? "TRACKED_CLUSTER" : "RDS_INSTANCE",
    }),
};

export const models: readonly ServiceModel[] = [proxy, defaultTargetGroup, target];
