import type { FunctionModel } from "../../model.js";
import { globalArn, regionalArn } from "../shared/arn.js";
import { creationTime, upperId, uuid } from "../shared/made-up.js";
import { fact } from "../shared/placement.js";
import { foundAs, tagsOf } from "./found.js";

const zoneType = "aws:route53/zone:Zone";
const certificateType = "aws:acm/certificate:Certificate";
const aliasType = "aws:kms/alias:Alias";
const roleType = "aws:iam/role:Role";
const policyType = "aws:iam/policy:Policy";

const hostedZone: FunctionModel = {
    token: "aws:route53/getZone:getZone",
    refuse: (inputs) => [
        inputs.has("name") === inputs.has("zoneId") && {
            code: "InvalidInput",
            message: "give exactly one of name and zoneId, so that one hosted zone is meant.",
        },
    ],
    call: (inputs, place, cloud) => {
        const asked = inputs.text("name")?.replace(/\.$/, "");
        const zones = cloud.all(zoneType);
        const found = zones.find(
            (zone) => zone.id === inputs.text("zoneId") || (asked !== undefined && fact(zone, "name") === asked),
        );
        const zoneId = found?.id ?? inputs.text("zoneId") ?? upperId(place, "Z", 20, "zone");
        const nameServers = [1, 2, 3, 4].map((index) => `ns-${String(index * 400)}.awsdns-${String(index * 10)}.com`);
        return {
            ...inputs.known(),
            id: zoneId,
            zoneId,
            arn: `arn:${place.partition}:route53:::hostedzone/${zoneId}`,
            name: fact(found, "name") ?? asked ?? "example.com",
            callerReference: uuid(place),
            comment: "Managed by Pulumi",
            nameServers,
            primaryNameServer: nameServers[0] ?? "",
            privateZone: inputs.flag("privateZone") ?? false,
            resourceRecordSetCount: 2,
            linkedServiceDescription: "",
            linkedServicePrincipal: "",
            tags: found === undefined ? {} : tagsOf(found),
        };
    },
    finds: (answer) => foundAs(zoneType, answer),
};

const certificate: FunctionModel = {
    token: "aws:acm/getCertificate:getCertificate",
    call: (inputs, place, cloud) => {
        const domain = inputs.text("domain") ?? "example.com";
        const found = cloud
            .all(certificateType)
            .find((entry) => fact(entry, "domainName") === domain && entry.region === place.region);
        const arn = found?.id ?? regionalArn(place, "acm", `certificate/${uuid(place)}`);
        return {
            ...inputs.known(),
            id: arn,
            arn,
            domain,
            domainName: domain,
            region: place.region,
            status: "ISSUED",
            certificate: "",
            certificateChain: "",
            tags: found === undefined ? {} : tagsOf(found),
        };
    },
    finds: (answer) => foundAs(certificateType, answer),
};

const keyAlias: FunctionModel = {
    token: "aws:kms/getAlias:getAlias",
    refuse: (inputs) => {
        const name = inputs.text("name");
        return [
            name !== undefined &&
                !/^alias\/[\w/-]{1,250}$/.test(name) && {
                    code: "ValidationException",
                    message: `name is "${name}"; write "alias/" and letters, digits, "/", "_" or "-".`,
                },
        ];
    },
    call: (inputs, place, cloud) => {
        const name = inputs.text("name") ?? "";
        const found = cloud
            .all(aliasType)
            .find((alias) => fact(alias, "name") === name && alias.region === place.region);
        const targetKeyId = fact(found, "targetKeyId") ?? uuid(place);
        const arn = regionalArn(place, "kms", name);
        const targetKeyArn = fact(found, "targetKeyArn") ?? regionalArn(place, "kms", `key/${targetKeyId}`);
        return { ...inputs.known(), id: arn, arn, name, region: place.region, targetKeyId, targetKeyArn };
    },
    finds: (answer) => {
        const [id, keyArn] = [answer["targetKeyId"], answer["targetKeyArn"]];
        if (typeof id !== "string" || typeof keyArn !== "string") return [];
        return [{ type: "aws:kms/key:Key", id, facts: { id, keyId: id, arn: keyArn } }];
    },
};

const role: FunctionModel = {
    token: "aws:iam/getRole:getRole",
    call: (inputs, place, cloud) => {
        const name = inputs.text("name") ?? "";
        const found = cloud.find(roleType, name);
        return {
            id: name,
            name,
            arn: fact(found, "arn") ?? globalArn(place, "iam", `role/${name}`),
            assumeRolePolicy: fact(found, "assumeRolePolicy") ?? "",
            createDate: creationTime,
            description: fact(found, "description") ?? "",
            maxSessionDuration: found?.facts["maxSessionDuration"] ?? 3600,
            path: fact(found, "path") ?? "/",
            permissionsBoundary: fact(found, "permissionsBoundary") ?? "",
            roleLastUseds: [],
            uniqueId: upperId(place, "AROA", 17),
            tags: found === undefined ? {} : tagsOf(found),
        };
    },
    finds: (answer) => foundAs(roleType, answer),
};

const managedPolicy: FunctionModel = {
    token: "aws:iam/getPolicy:getPolicy",
    call: (inputs, place, cloud) => {
        const wanted = inputs.text("name");
        const own = cloud
            .all(policyType)
            .find((policy) => policy.id === inputs.text("arn") || fact(policy, "name") === wanted);
        const arn = own?.id ?? inputs.text("arn") ?? `arn:${place.partition}:iam::aws:policy/${wanted ?? ""}`;
        return {
            ...inputs.known(),
            id: arn,
            arn,
            name: fact(own, "name") ?? wanted ?? arn.slice(arn.lastIndexOf("/") + 1),
            path: fact(own, "path") ?? "/",
            policy: fact(own, "policy") ?? '{"Version":"2012-10-17","Statement":[]}',
            policyId: upperId(place, "ANPA", 17),
            attachmentCount: 0,
            description: fact(own, "description") ?? "",
            tags: own === undefined ? {} : tagsOf(own),
        };
    },
    finds: (answer) => foundAs(policyType, answer),
};

export const nameFunctions: readonly FunctionModel[] = [hostedZone, certificate, keyAlias, role, managedPolicy];
