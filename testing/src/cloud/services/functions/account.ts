import type { FunctionModel, FunctionPlace, Properties } from "../../model.js";
import type { Inputs } from "../../inputs.js";
import { refuseIf } from "../shared/checks.js";
import { placeNameOf, zonesOfRegion } from "./zones.js";

const dnsSuffixes: Readonly<Record<string, string>> = { aws: "amazonaws.com", "aws-cn": "amazonaws.com.cn" };

function dnsSuffix(partition: string): string {
    return dnsSuffixes[partition] ?? "amazonaws.com";
}

const callerIdentity: FunctionModel = {
    token: "aws:index/getCallerIdentity:getCallerIdentity",
    call: (_inputs, { account, partition }) => ({
        accountId: account,
        arn: `arn:${partition}:iam::${account}:user/simulated`,
        id: account,
        userId: "AIDASIMULATEDUSER0001",
    }),
};

const region: FunctionModel = {
    token: "aws:index/getRegion:getRegion",
    call: (inputs, place) => {
        const name = inputs.text("name") ?? place.region;
        const endpoint = `ec2.${name}.${dnsSuffix(place.partition)}`;
        return { id: name, name, region: name, description: placeNameOf(name), endpoint };
    },
};

const partition: FunctionModel = {
    token: "aws:index/getPartition:getPartition",
    call: (_inputs, place) => ({
        id: place.partition,
        partition: place.partition,
        dnsSuffix: dnsSuffix(place.partition),
        reverseDnsPrefix: dnsSuffix(place.partition).split(".").reverse().join("."),
    }),
};

const defaultTags: FunctionModel = {
    token: "aws:index/getDefaultTags:getDefaultTags",
    call: (_inputs, place) => ({ id: place.partition, tags: { ...place.defaultTags } }),
};

const availabilityZones: FunctionModel = {
    token: "aws:index/getAvailabilityZones:getAvailabilityZones",
    refuse: (inputs) => [
        refuseIf(
            inputs.text("state") !== undefined &&
                !["available", "information", "impaired", "unavailable"].includes(inputs.text("state") ?? ""),
            "InvalidParameterValue",
            `state is "${String(inputs.text("state"))}"; use "available", "information", "impaired" or "unavailable".`,
        ),
    ],
    call: (inputs, place) => {
        const zones = chosenZones(inputs, place);
        return {
            ...inputs.known(),
            id: place.region,
            region: place.region,
            names: zones.map(({ name }) => name),
            zoneIds: zones.map(({ id }) => id),
            groupNames: zones.length === 0 ? [] : [`${place.region}-zg-1`],
        };
    },
};

function chosenZones(inputs: Inputs, place: FunctionPlace): ReturnType<typeof zonesOfRegion> {
    const state = inputs.text("state");
    if (state !== undefined && state !== "available") return [];
    const wanted = (filter: string): readonly string[] | undefined =>
        inputs
            .list("filters")
            .find((entry) => entry.text("name") === filter)
            ?.texts("values");
    const names = wanted("zone-name");
    const ids = wanted("zone-id");
    const excluded = [...inputs.texts("excludeNames"), ...inputs.texts("excludeZoneIds")];
    return zonesOfRegion(place.region).filter(
        ({ name, id }) =>
            !excluded.includes(name) &&
            !excluded.includes(id) &&
            (names?.includes(name) ?? true) &&
            (ids?.includes(id) ?? true),
    );
}

/** Accounts that wrote access logs before the service principal `logdelivery.elasticloadbalancing.amazonaws.com`. */
const loadBalancerAccounts: Readonly<Record<string, string>> = {
    "us-east-1": "127311923021",
    "us-east-2": "033677994240",
    "us-west-1": "027434742980",
    "us-west-2": "797873946194",
    "ca-central-1": "985666609251",
    "eu-central-1": "054676820928",
    "eu-west-1": "156460612806",
    "eu-west-2": "652711504416",
    "eu-west-3": "009996457667",
    "eu-north-1": "897822967062",
    "eu-south-1": "635631232127",
    "ap-northeast-1": "582318560864",
    "ap-northeast-2": "600734575887",
    "ap-south-1": "718504428378",
    "ap-southeast-1": "114774131450",
    "ap-southeast-2": "783225319266",
    "sa-east-1": "507241528517",
};

const loadBalancerAccount: FunctionModel = {
    token: "aws:elb/getServiceAccount:getServiceAccount",
    refuse: (inputs) => {
        const asked = inputs.text("region");
        const unknown = asked !== undefined && loadBalancerAccounts[asked] === undefined;
        return [
            refuseIf(
                unknown,
                "NotFound",
                `no account is known for region ${String(asked)}; grant the service principal instead.`,
            ),
        ];
    },
    call: (_inputs, place): Properties => {
        const id = loadBalancerAccounts[place.region] ?? place.account;
        return { id, region: place.region, arn: `arn:${place.partition}:iam::${id}:root` };
    },
};

export const accountFunctions: readonly FunctionModel[] = [
    callerIdentity,
    region,
    partition,
    defaultTags,
    availabilityZones,
    loadBalancerAccount,
];
