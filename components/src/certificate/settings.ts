import { tuningFindings } from "../common/alarm-tuning.js";
import { domainNameFinding } from "../common/domain-name.js";
import { type RegionalArn, regionFinding, regionNameFinding } from "../common/region.js";
import { listed, oneOf, rejectAll, repeated } from "../common/validation.js";
import { certificateAlarms } from "./alarms.js";
import { type CertificateArgs, CertificateKeyAlgorithm } from "./args.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface CertificateSettings {
    domainName: string;
    alternativeNames: readonly string[];
    /** Domains that are validated, each with one record: the names without `*.`, each once. */
    validatedDomains: readonly string[];
    keyAlgorithm: CertificateKeyAlgorithm;
    region: string | undefined;
}

const mostNames = 100;
/** The first name is also the certificate's common name, which the standard keeps short. */
const longestFirstName = 64;
const wildcard = /^\*\./;

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: CertificateArgs): CertificateSettings {
    const { domainName, region } = args;
    const alternativeNames = args.alternativeNames ?? [];
    const names = [domainName, ...alternativeNames];
    const keyAlgorithm = args.keyAlgorithm ?? CertificateKeyAlgorithm.Rsa2048;
    rejectAll("Certificate", name, [
        domainNameFinding("domainName", domainName),
        domainName.length > longestFirstName &&
            `domainName has ${domainName.length} characters; use at most ${longestFirstName}, and put longer names into alternativeNames.`,
        ...alternativeNames.map((alternative) => domainNameFinding("alternativeNames", alternative)),
        ...listFindings(names),
        regionNameFinding("region", region),
        !Object.values(CertificateKeyAlgorithm).includes(keyAlgorithm) &&
            `keyAlgorithm is "${keyAlgorithm}"; use ${oneOf(CertificateKeyAlgorithm)}.`,
        ...topics(args).map(regionFinding),
        ...tuningFindings(args.alarms, certificateAlarms),
    ]);
    return {
        domainName,
        alternativeNames,
        validatedDomains: [...new Set(names.map(validatedDomain))],
        keyAlgorithm,
        region,
    };
}

/** What ACM looks at for a name: a wildcard and its domain have the same record. */
export function validatedDomain(name: string): string {
    return name.replace(wildcard, "");
}

/** The topic of the alarms, as it is checked where the certificate's region is known. */
export function alarmTopic({ alarmTopicArn }: CertificateArgs, region: string): RegionalArn {
    return {
        argument: "alarmTopicArn",
        arn: alarmTopicArn,
        region,
        fix: "name a topic of the certificate's region, where its metric is",
    };
}

function topics(args: CertificateArgs): RegionalArn[] {
    const { region, alarms = {} } = args;
    if (region === undefined) return [];
    const wanted = alarmTopic(args, region);
    const others = Object.entries(alarms).flatMap(([role, { topicArn: arn }]) =>
        arn === undefined ? [] : [{ ...wanted, argument: `alarms.${role}.topicArn`, arn }],
    );
    return [wanted, ...others];
}

function listFindings(names: readonly string[]): (string | false)[] {
    const twice = repeated(names);
    return [
        twice.length > 0 &&
            `alternativeNames has ${listed(twice)} more than once or as domainName too; name each once.`,
        names.length > mostNames &&
            `alternativeNames has ${names.length - 1} names; use at most ${mostNames - 1} beside domainName, or another certificate.`,
    ];
}
