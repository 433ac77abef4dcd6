import * as pulumi from "@pulumi/pulumi";
import { tuningFindings } from "../common/alarm-tuning.js";
import { Architecture, architectureOf } from "../common/architecture.js";
import { nameLimits, nameTooLong, plainWord } from "../common/names.js";
import { isOutside, listed, rejectAll, repeated } from "../common/validation.js";
import { subnetsFinding } from "../network/network-like.js";
import { tunnelAlarms } from "./alarms.js";
import type { DatabaseTunnelArgs, TunnelledDatabaseArgs } from "./args.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface TunnelSettings {
    subnetId: pulumi.Input<string>;
    instanceType: string;
    architecture: Architecture;
    replaceForNewImages: boolean;
}

const highestPort = 65_535;
/** Lower ones are for administrators of one's own machine. */
const lowestLocalPort = 1024;
const hostName = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: DatabaseTunnelArgs): TunnelSettings {
    const zones = Object.keys(args.network.privateSubnets);
    const zone = args.zone ?? zones[0] ?? "";
    const subnetId = args.network.privateSubnets[zone];
    const instanceType = args.instanceType ?? "t4g.nano";
    const architecture = architectureOf(instanceType);
    rejectAll("DatabaseTunnel", name, [
        nameTooLong(name, "instance", nameLimits.role),
        subnetsFinding(args.network, "privateSubnets"),
        zones.length === 0 && "network.privateSubnets is empty; name a zone and its subnet.",
        zones.length > 0 && subnetId === undefined && `zone is "${zone}"; use ${listed(zones)}.`,
        architecture === undefined &&
            `instanceType is "${instanceType}"; write it as EC2 does, such as "t4g.nano" or "t3.nano".`,
        ...databasesFindings(args.databases),
        ...tuningFindings(args.alarms, tunnelAlarms),
    ]);
    return {
        subnetId: subnetId ?? "",
        instanceType,
        architecture: architecture ?? Architecture.Arm64,
        replaceForNewImages: args.replaceForNewImages ?? false,
    };
}

function databasesFindings(databases: DatabaseTunnelArgs["databases"]): (string | false)[] {
    if (pulumi.Output.isInstance(databases)) {
        return [
            "databases is an output as a whole, and how many there are must be known; write each name with its database.",
        ];
    }
    const names = Object.keys(databases);
    const localPorts = Object.values(databases).flatMap(({ localPort }) => (localPort === undefined ? [] : localPort));
    const shared = repeated(localPorts.map(String));
    return [
        names.length === 0 && "databases is empty; name at least one.",
        shared.length > 0 &&
            `localPort is ${shared.join(" and ")} for more than one of databases; give each a port of its own.`,
        ...names.flatMap((key) => databaseFindings(key, databases[key])),
    ];
}

function databaseFindings(key: string, database: TunnelledDatabaseArgs | undefined): (string | false)[] {
    if (database === undefined) return [];
    const { address, port, localPort } = database;
    const place = `databases.${key}`;
    return [
        !plainWord.test(key) &&
            `${place} is no name for a database; use lower-case letters, digits and dashes, starting with a letter.`,
        typeof address === "string" &&
            !hostName.test(address) &&
            `${place}.address is "${address}"; use the host name alone, such as "orders.abc.eu-west-1.rds.amazonaws.com".`,
        typeof port === "number" &&
            isOutside(port, 1, highestPort) &&
            `${place}.port is ${port}; use 1 to ${highestPort}.`,
        isOutside(localPort, lowestLocalPort, highestPort) &&
            `${place}.localPort is ${localPort}; use ${lowestLocalPort} to ${highestPort}.`,
    ];
}
