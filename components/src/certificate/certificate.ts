import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmArnsOf, createAlarms } from "../common/alarms.js";
import { inRegion } from "../common/region.js";
import type { ChildScope } from "../common/scope.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import { certificateAlarms } from "./alarms.js";
import type { CertificateArgs } from "./args.js";
import { certificateChildren, type CertificateChildren } from "./children.js";
import { alarmTopic, type CertificateSettings, resolveSettings, validatedDomain } from "./settings.js";

/** Seconds for which others remember a validation record: it never changes. */
const recordLifetime = 300;

/**
 * A public certificate that is validated by records in a Route 53 zone and that ACM renews for as long as they are there.
 *
 * A change of names makes a new certificate first; the old one goes when nothing uses it any more.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-overview.html
 */
export class Certificate extends pulumi.ComponentResource {
    /** Known only when the certificate has been issued: before, neither a load balancer nor CloudFront takes it. */
    public readonly certificateArn: pulumi.Output<string>;
    /** ARNs of the alarms by role, such as `expiry`, for the `alarmArns` of a dashboard. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: CertificateArgs, opts?: ComponentOptions<CertificateChildren>) {
        const transformed = withChildTransforms("Certificate", name, certificateChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:Certificate", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const scope: ChildScope = { name, parent: this, tags: args.tags };

        const certificate = requestCertificate(scope, settings);
        const records = createRecords(scope, settings, certificate, args.hostedZoneId);
        const validation = new aws.acm.CertificateValidation(
            `${name}-validation`,
            {
                certificateArn: certificate.arn,
                validationRecordFqdns: records.map(({ fqdn }) => fqdn),
                region: settings.region,
            },
            { parent: this },
        );
        createAlarms(name, {
            table: certificateAlarms,
            dimensions: { CertificateArn: certificate.arn },
            topicArn: topicOf(name, args, settings),
            parent: this,
            region: settings.region,
            tags: args.tags,
            tunings: args.alarms,
        });

        this.certificateArn = validation.certificateArn;
        this.alarmArns = alarmArnsOf(this, name);
        transformed.assertUsed();
        this.registerOutputs({
            certificateArn: this.certificateArn,
            alarmArns: this.alarmArns,
        });
    }
}

function requestCertificate({ name, parent, tags }: ChildScope, settings: CertificateSettings): aws.acm.Certificate {
    const { alternativeNames } = settings;
    return new aws.acm.Certificate(
        `${name}-certificate`,
        {
            domainName: settings.domainName,
            subjectAlternativeNames: alternativeNames.length === 0 ? undefined : [...alternativeNames],
            validationMethod: "DNS",
            keyAlgorithm: settings.keyAlgorithm,
            // Browsers refuse certificates that no public log knows. A private key that never leaves AWS cannot be lost.
            options: { certificateTransparencyLoggingPreference: "ENABLED", export: "DISABLED" },
            region: settings.region,
            tags,
        },
        { parent },
    );
}

/** As many records as the names need, which is known before the certificate is; what is in them is looked up by the domain. */
function createRecords(
    { name, parent }: ChildScope,
    { validatedDomains }: CertificateSettings,
    certificate: aws.acm.Certificate,
    zoneId: pulumi.Input<string>,
): aws.route53.Record[] {
    return validatedDomains.map((domain) => {
        const option = validationOption(certificate, domain);
        return new aws.route53.Record(
            `${name}-record-${domain}`,
            {
                zoneId,
                name: option.resourceRecordName,
                type: option.resourceRecordType,
                records: [option.resourceRecordValue],
                ttl: recordLifetime,
                // ACM asks for the same record again in the certificate that takes this one's place, and in another region's.
                allowOverwrite: true,
            },
            { parent },
        );
    });
}

type ValidationOption = aws.types.output.acm.CertificateDomainValidationOption;

/** What ACM wants to read for a domain. Tests with mocks of their own make up no list. */
function validationOption(certificate: aws.acm.Certificate, domain: string): pulumi.Output<ValidationOption> {
    const options: pulumi.Output<ValidationOption[] | undefined> = certificate.domainValidationOptions;
    return options.apply((made) => {
        const nothing = { domainName: domain, resourceRecordName: "", resourceRecordType: "", resourceRecordValue: "" };
        const found =
            made === undefined ? nothing : made.find(({ domainName }) => validatedDomain(domainName) === domain);
        if (found !== undefined) return found;
        throw new pulumi.RunError(
            `ACM names no validation record for ${domain}; run pulumi refresh, then pulumi up again.`,
        );
    });
}

function topicOf(name: string, args: CertificateArgs, { region }: CertificateSettings): pulumi.Input<string> {
    return region === undefined ? args.alarmTopicArn : inRegion(`Certificate "${name}"`, alarmTopic(args, region));
}
